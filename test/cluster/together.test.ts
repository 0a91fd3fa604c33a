import { beforeEach, expect, test } from 'vitest';
import type { FollowOptions } from '../../src/following/follow.js';
import { followValue } from '../../src/following/follow.js';
import { readTransfers } from '../../src/following/transfers.js';
import { loadTransfers } from '../../src/loading/load.js';
import { followStored } from '../../src/loading/stored.js';
import type { ClickHouseEngine } from '../../src/store/clickhouse/engine.js';
import { twoNodes } from './support/cluster.js';
import { swap } from './support/graphs.js';
import { tree } from './support/made-up.js';

const cluster = twoNodes();
let engine: ClickHouseEngine;
beforeEach(async () => {
  engine = await cluster.emptied();
});

const traces = () =>
  cluster.nodes.ask(0, "SELECT count() FROM system.tables WHERE name LIKE 'tierline_trace_%'");

/** Follows, and asks something else once the first hop is done. */
async function together(first: FollowOptions, second: FollowOptions) {
  const other = await cluster.engine();
  let begun: Promise<PromiseSettledResult<unknown>[]> | undefined;
  const onHop = () => {
    begun ??= Promise.allSettled([followStored(other, second)]);
  };
  const [one] = await Promise.allSettled([followStored(engine, { ...first, onHop })]);
  const [two] = (await begun) as PromiseSettledResult<unknown>[];
  return [one, two];
}

test('the same question twice at one time: the second is told who asks it, the first is not disturbed', async () => {
  const file = cluster.file('tree.csv', tree(7));
  await loadTransfers(engine, [file]);
  const options = { from: ['a'], hops: 6 };
  const value = await followValue(await readTransfers(file), options);
  const [one, two] = await together(options, options);
  expect(one).toEqual({ status: 'fulfilled', value });
  expect(String((two as PromiseRejectedResult).reason)).toMatch(
    new RegExp(`another client \\(process ${process.pid} on .*\\) follows the same question`),
  );
  expect(await followStored(engine, options)).toEqual(value);
  expect(await traces()).toBe('0');
});

test('two questions at one time that join the same swaps each have the answer of the file', async () => {
  const rows = ['from,to,asset,amount,transaction,block'];
  for (const start of ['a', 'x'])
    for (let i = 0; i < 8; i++)
      rows.push(
        `${start}${i},pool,eth${i},9,${start}t${i},${2 * i}`,
        `pool,${start}${i + 1},eth${i + 1},7,${start}t${i},${2 * i + 1}`,
      );
  const file = cluster.file('swaps.csv', rows.join('\n'));
  await loadTransfers(engine, [file]);
  const options = (start: string): FollowOptions => ({ from: [`${start}0`], hops: 8, tags: [swap('pool')] });
  const reading = await readTransfers(file);
  const answers = [await followValue(reading, options('a')), await followValue(reading, options('x'))];
  expect(answers[0]?.coverage.used).toBe(8);
  const told = await together(options('a'), options('x'));
  expect(told).toEqual(answers.map((value) => ({ status: 'fulfilled', value })));
  expect(await traces()).toBe('0');
});

test('a question that finds no such account leaves no swaps behind', async () => {
  await loadTransfers(engine, [
    cluster.file('one.csv', 'from,to,asset,amount,transaction,block\na,pool,e,1,t,1\npool,b,f,1,t,2\n'),
  ]);
  await expect(followStored(engine, { from: ['nobody'], tags: [swap('pool')] })).rejects.toThrow(/nobody/);
  expect(await traces()).toBe('0');
});

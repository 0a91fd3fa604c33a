import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import { PASSWORD } from '../../scripts/clickhouse-nodes.mjs';
import { followValue } from '../../src/following/follow.js';
import { readTransfers } from '../../src/following/transfers.js';
import { loadDocuments, loadTransfers } from '../../src/loading/load.js';
import { followStored } from '../../src/loading/stored.js';
import type { ClickHouseEngine } from '../../src/store/clickhouse/engine.js';
import { MAIN } from '../support/cli.js';
import { all } from './support/bench.js';
import { twoNodes } from './support/cluster.js';
import { documents, SCAN, tree } from './support/made-up.js';

const cluster = twoNodes();
beforeEach(() => cluster.nodes.revive());

const CHOICE = { options: 'patience=0' };
const emptied = () => cluster.emptied(CHOICE);

test('a node that dies in the middle of a scan is an error with its name; the same again is whole', async () => {
  const engine = await emptied();
  await loadDocuments(engine, [cluster.file('scan.jsonl', documents(1500))]);
  const whole = await all(engine.scan(SCAN));
  expect(whole).toHaveLength(1500);
  const taken: unknown[] = [];
  const broken = async () => {
    for await (const document of engine.scan(SCAN))
      if (taken.push(document) === 400) await cluster.nodes.kill(1);
  };
  await expect(broken()).rejects.toThrow(
    new RegExp(`shard 2 \\(${cluster.nodes.host(1)}\\) cannot be reached`),
  );
  expect(taken.length).toBeLessThan(1500);
  await expect(engine.shards()).rejects.toThrow(cluster.nodes.host(1));
  await cluster.nodes.start(1);
  expect(await all(engine.scan(SCAN))).toEqual(whole);
});

test.each([0, 1])(
  'a scan waits for node %i to come back, and no document is missed or comes twice',
  async (node) => {
    const engine = await emptied();
    await loadDocuments(engine, [cluster.file('wait.jsonl', documents(1500))]);
    const whole = await all(engine.scan(SCAN));
    const patient = await cluster.engine({ options: 'patience=60' });
    const taken: unknown[] = [];
    let back: Promise<void> | undefined;
    for await (const document of patient.scan(SCAN))
      if (taken.push(document) === 500) {
        await cluster.nodes.kill(node);
        back = sleep(1500).then(() => cluster.nodes.start(node));
      }
    await back;
    expect(taken).toEqual(whole);
  },
);

test.each([0, 1])(
  'a trace that lost node %i goes on at the hop that broke off, with the same answer',
  async (node) => {
    const engine = await emptied();
    const file = cluster.file('tree.csv', tree(7));
    await loadTransfers(engine, [file]);
    const hops: number[] = [];
    let killed: Promise<void> | undefined;
    const options = { from: ['a'], hops: 6 };
    const onHop = (hop: number) => {
      hops.push(hop);
      if (hop === 3) killed = cluster.nodes.kill(node);
    };
    // The patience bridges the moment in which the node dies while it is being asked.
    await expect(followStored(engine, { ...options, onHop })).rejects.toThrow(
      node === 1 ? /shard 2 \(.*\) cannot be reached/ : /gives no answer|cannot be reached/,
    );
    await killed;
    await cluster.nodes.start(node);
    const again: number[] = [];
    const result = await followStored(await cluster.engine(CHOICE), {
      ...options,
      onHop: (hop) => again.push(hop),
    });
    expect(hops).toContain(3);
    expect(again[0]).toBeGreaterThan(hops.at(-1) as number);
    expect(result).toEqual(await followValue(await readTransfers(file), options));
  },
);

test('a client that is killed in the middle of a load loads nothing twice', async () => {
  const engine = await emptied();
  const file = cluster.file('killed.csv', tree(10));
  const rows = 3 * ((3 ** 10 - 1) / 2);
  const load = (wait: number | null) =>
    new Promise<number | null>((done) => {
      const child = execFile(
        process.execPath,
        [MAIN, 'load', 'transfers', file, '--store', cluster.nodes.address()],
        { env: { ...process.env, TIERLINE_STORE_PASSWORD: PASSWORD } },
        (error) => done(error ? Number(error.code ?? -1) : 0),
      );
      if (wait !== null)
        begun(engine, wait).then(
          () => child.kill('SIGKILL'),
          () => child.kill('SIGKILL'),
        );
    });
  await load(1);
  const [part] = await engine.loads('transfers');
  expect(part?.state).toBe('begun');
  await expect(followStored(engine, { from: ['a'] })).rejects.toThrow(
    /whose load broke off; run tierline load transfers/,
  );
  expect(await load(null)).toBe(0);
  expect(await load(null)).toBe(0);
  const counted = await engine.server.rows(
    'SELECT count() AS n, uniqExact(content) AS u FROM tierline_transfers',
  );
  expect(counted).toEqual([{ n: `${rows}`, u: `${rows}` }]);
});

/** Resolves once some rows of a load are recorded. */
async function begun(engine: ClickHouseEngine, rows: number): Promise<void> {
  for (;;) {
    const [load] = await engine.loads('transfers');
    if (load && load.rows >= rows) return;
    await sleep(20);
  }
}

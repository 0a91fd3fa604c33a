import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type FollowOptions, followValue } from '../../src/follow.js';
import { loadTransfers } from '../../src/load.js';
import { followStored } from '../../src/stored.js';
import { readTransfers } from '../../src/transfers.js';
import type { FollowResult, Tag } from '../../src/types.js';
import { RUNS, twoNodes } from './support/cluster.js';

const cluster = twoNodes();
const CHAIN = fileURLToPath(new URL('../../../shared/data/chain', import.meta.url));

/** Outcome as JSON, or the message of what stopped it. */
async function told(work: Promise<FollowResult>): Promise<string> {
  return JSON.stringify(
    await work.catch((error: Error) => error.message.replace(/^.*? (neither|the sources)/, '$1')),
  );
}

const swap = (address: string): Tag =>
  ({
    address,
    label: 'Some exchange',
    category: 'defi_dex',
    concepts: [],
    actor: '',
    level: 50,
    confidence: 'forensic',
    source: 'test',
    pack: 'test',
  }) as unknown as Tag;

test('many graphs: the same answer as DuckDB, with swaps, ties, several assets and files without time', async () => {
  const engine = await cluster.engine();
  await engine.prepare();
  const edge = fc.record({
    from: fc.nat(6),
    to: fc.nat(6),
    amount: fc.oneof(fc.bigInt(1n, 9n), fc.bigInt(1n, 2n ** 250n)),
    asset: fc.constantFrom('eth', 'dai'),
    block: fc.nat(4),
    index: fc.nat(2),
    transaction: fc.nat(5),
  });
  let runs = 0;
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(edge, { minLength: 1, maxLength: 25 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('block', 'time', 'row'),
      fc.boolean(),
      async (edges, hops, fanOut, by, withSwaps) => {
        const head = ['from', 'to', 'amount', 'asset', 'transaction', ...(by === 'row' ? [] : [by, 'index'])];
        const first = { from: 0, to: 1, amount: 8n, asset: 'eth', block: 0, index: 0, transaction: 0 };
        const rows = [first, ...edges].map(({ from, to, amount, asset, block, index, transaction }) =>
          [
            `a${from}`,
            `a${to}`,
            amount,
            asset,
            `t${transaction}`,
            ...(by === 'row' ? [] : [by === 'block' ? block : 1600000000 + block, index]),
          ].join(','),
        );
        const file = cluster.file(`graph${runs++}.csv`, [head.join(','), ...rows].join('\n'));
        await cluster.empty(engine);
        await loadTransfers(engine, [file]);
        const options: FollowOptions = {
          from: ['a0'],
          asset: 'eth',
          hops,
          fanOut,
          ...(withSwaps && { tags: [swap('a5'), { ...swap('a4'), category: 'exchange' }] }),
        };
        const expected = await told(followValue(await readTransfers(file), options));
        if (expected.startsWith('{')) kept++;
        expect(await told(followStored(engine, options))).toBe(expected);
      },
    ),
    { numRuns: RUNS, seed: 3 },
  );
  expect(kept).toBeGreaterThan(RUNS / 2);
  expect(
    await cluster.nodes.ask(0, "SELECT count() FROM system.tables WHERE name LIKE 'tierline_trace_%'"),
  ).toBe('0');
});

test.skipIf(!existsSync(CHAIN))(
  'every file of transfers in the shared data: the same answer as from the file',
  async () => {
    const engine = await cluster.engine();
    let compared = 0;
    const paths = ['ronin', 'bybit', 'etl_samples', 'utxo_testdb']
      .flatMap((folder) => readdirSync(join(CHAIN, folder)).map((name) => join(CHAIN, folder, name)))
      .concat(['sample2009', 'testdata'].map((name) => join(CHAIN, 'utxo_testdb', name)));
    for (const path of paths) {
      const reading = await readTransfers(path).catch(() => null);
      if (!reading || reading.transfers.length === 0) continue;
      await cluster.empty(engine);
      await loadTransfers(engine, [path]);
      const [first] = reading.transfers;
      for (const { from, asset } of [first, reading.transfers.at(-1)].filter((one) => one !== undefined)) {
        const options = { from: [reading.owners.get(from) ?? from], asset, hops: 4 };
        const expected = await told(followValue(reading, options));
        expect(await told(followStored(engine, options)), `${path} from ${from}`).toBe(expected);
        if (expected.startsWith('{')) compared++;
      }
    }
    expect(compared).toBeGreaterThan(8);
  },
);

import fc from 'fast-check';
import { expect } from 'vitest';
import { type FollowOptions, followValue } from '../../../src/following/follow.js';
import { readTransfers } from '../../../src/following/transfers.js';
import { loadTransfers } from '../../../src/loading/load.js';
import { followStored } from '../../../src/loading/stored.js';
import type { FollowResult, Tag } from '../../../src/types.js';
import { type Bench, RUNS } from './bench.js';

/** Outcome as JSON, or the message of what stopped it. */
export async function told(work: Promise<FollowResult>): Promise<string> {
  return JSON.stringify(
    await work.catch((error: Error) => error.message.replace(/^.*? (neither|the sources)/, '$1')),
  );
}

/** A tag by which the legs through a contract are one swap. */
export const swap = (address: string): Tag =>
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

const EDGE = fc.record({
  from: fc.nat(6),
  to: fc.nat(6),
  amount: fc.oneof(fc.bigInt(1n, 9n), fc.bigInt(1n, 2n ** 250n)),
  asset: fc.constantFrom('eth', 'dai'),
  block: fc.nat(4),
  index: fc.nat(2),
  transaction: fc.nat(5),
});

/** Follows value through random graphs, with swaps, ties, several assets and files without time: the same answer as from DuckDB. */
export async function sameOnGraphs({ engine, empty, file }: Bench, numRuns = RUNS): Promise<void> {
  let runs = 0;
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(EDGE, { minLength: 1, maxLength: 25 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom('block', 'time', 'row'),
      fc.boolean(),
      fc.option(fc.constantFrom('1', '3', '8', '10', `${2n ** 249n}`), { nil: undefined }),
      async (edges, hops, fanOut, by, withSwaps, least) => {
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
        const path = file(`graph${runs++}.csv`, [head.join(','), ...rows].join('\n'));
        await empty();
        await loadTransfers(engine, [path]);
        const options: FollowOptions = {
          from: ['a0'],
          asset: 'eth',
          hops,
          fanOut,
          ...(least !== undefined && { least }),
          ...(withSwaps && { tags: [swap('a5'), { ...swap('a4'), category: 'exchange' }] }),
        };
        const expected = await told(followValue(await readTransfers(path), options));
        if (expected.startsWith('{')) kept++;
        expect(await told(followStored(engine, options))).toBe(expected);
      },
    ),
    { numRuns, seed: 3 },
  );
  expect(kept).toBeGreaterThan(numRuns / 2);
}

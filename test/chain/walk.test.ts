import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MoveIndex } from '../../src/chain/move-index.js';
import { loadMoves, movesOf } from '../../src/chain/move-table.js';
import type { Move } from '../../src/chain/moves.js';
import { reach } from '../../src/chain/reach.js';
import { Store } from '../../src/store/store.js';

const moves: fc.Arbitrary<Move[]> = fc.array(
  fc
    .record({
      from: fc.nat(8),
      to: fc.nat(8),
      asset: fc.nat(1),
      into: fc.nat(1),
      amount: fc.constantFrom(7n, 20n, 3n << 60n, 1n << 96n, (1n << 200n) + 1n),
    })
    .map(({ amount, ...move }) => {
      return { ...move, amount, received: move.into === move.asset ? amount : 3n, time: null };
    }),
  { minLength: 1, maxLength: 40 },
);

test('columns in memory find what the store finds, hop by hop, and touch the same moves', async () => {
  await fc.assert(
    fc.asyncProperty(
      moves,
      fc.uniqueArray(fc.nat(8), { minLength: 1, maxLength: 2 }),
      fc.uniqueArray(fc.nat(8), { maxLength: 2 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 4 }),
      fc.constantFrom(undefined, 0n, 7n, 8n, 20n, (3n << 60n) + 1n, 1n << 96n, (1n << 200n) + 2n),
      async (all, named, stops, hops, fanOut, least) => {
        const sources = named.filter((one) => all.some(({ from, to }) => from === one || to === one));
        const store = await Store.open();
        try {
          await loadMoves(store, all);
          const index = await MoveIndex.read(store);
          const heard: [string, number, number][] = [];
          const question = (by: string) => ({
            sources,
            asset: 0,
            hops,
            stops: stops.filter((one) => !sources.includes(one)),
            fanOut,
            ...(least !== undefined && { least }),
            onHop: (hop: number, accounts: number) => heard.push([by, hop, accounts]),
          });
          const [found, expected] = [index.reach(question('index')), await reach(store, question('store'))];
          expect([...found.hop]).toEqual([...expected.hop]);
          expect([...found.followed]).toEqual([...expected.followed]);
          expect(found.crowded).toEqual(new Set([...expected.crowded]));
          const of = (by: string) => heard.filter(([one]) => one === by).map(([, ...rest]) => rest);
          expect(of('index')).toEqual(of('store'));
          const touched = await movesOf(store, expected.followed);
          expect([...index.movesOf(found.followed)]).toEqual([...touched]);
        } finally {
          store.close();
        }
      },
    ),
    { numRuns: 120 },
  );
}, 60_000);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loadMoves } from '../../src/chain/move-table.js';
import type { Move } from '../../src/chain/moves.js';
import { type ReachQuestion, reach } from '../../src/chain/reach.js';
import { Store } from '../../src/store/store.js';

const move = (from: number, to: number): Move => ({
  from,
  to,
  asset: 0,
  amount: 1n,
  into: 0,
  received: 1n,
  time: null,
});

async function reached(moves: readonly Move[], question: Partial<ReachQuestion> = {}) {
  const store = await Store.open();
  try {
    await loadMoves(store, moves);
    return await reach(store, { sources: [0], asset: 0, hops: 4, stops: [], fanOut: 10, ...question });
  } finally {
    store.close();
  }
}

test('only what leaves after value came is followed', async () => {
  const { hop } = await reached([move(1, 2), move(0, 1), move(1, 3)]);
  expect([...hop]).toEqual([
    [0, 0],
    [1, 1],
    [3, 2],
  ]);
});

test('an account that a longer way reaches earlier is followed from then on', async () => {
  // 0 -> 1 -> 2 comes to 2 before 0 -> 2 does, and 2 -> 3 lies between.
  const { hop } = await reached([move(0, 1), move(1, 2), move(2, 3), move(0, 2)]);
  expect(hop.get(2)).toBe(1);
  expect(hop.get(3)).toBe(3);
});

test('services and accounts that send to many are reached and not followed', async () => {
  const fan = [5, 6, 7].map((to) => move(2, to));
  const { followed, crowded, hop } = await reached([move(0, 1), move(0, 2), move(1, 4), ...fan], {
    stops: [1],
    fanOut: 2,
  });
  expect([...hop.keys()]).toEqual([0, 1, 2]);
  expect([...followed]).toEqual([0]);
  expect([...crowded]).toEqual([2]);
});

test('accounts at the last hop are reached and not followed', async () => {
  const { followed, hop } = await reached([move(0, 1), move(1, 2), move(2, 3)], { hops: 2 });
  expect([...hop.keys()]).toEqual([0, 1, 2]);
  expect([...followed]).toEqual([0, 1]);
});

test('what moves in another asset is not followed, unless a swap leads there', async () => {
  const other = { ...move(1, 2), asset: 1, into: 1 };
  expect([...(await reached([move(0, 1), other])).hop.keys()]).toEqual([0, 1]);
  const swap = { ...move(0, 1), into: 1 };
  expect([...(await reached([swap, other])).hop.keys()]).toEqual([0, 1, 2]);
});

test('any transfers: the same accounts as walking all ways in time', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 15 }),
      fc.integer({ min: 1, max: 4 }),
      async (pairs, hops) => {
        const moves = pairs.map(([from, to]) => move(from, to));
        const { hop } = await reached(moves, { hops, fanOut: 100 });
        expect(new Map([...hop].sort())).toEqual(new Map([...walked(pairs, hops)].sort()));
      },
    ),
    { numRuns: 40 },
  );
});

test('any transfers: small ones of the asset lead as far as if they were not there, and count against the fan-out', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(6), fc.nat(6), fc.bigInt(1n, 120n), fc.nat(1)), { maxLength: 15 }),
      fc.bigInt(1n, 120n),
      async (rows, least) => {
        const moves = rows.map(([from, to, amount, asset]) => ({
          ...move(from, to),
          amount,
          received: amount,
          asset,
          into: asset,
        }));
        const large = moves.filter(({ asset, amount }) => asset !== 0 || amount >= least);
        expect([...(await reached(moves, { least, fanOut: 100 })).hop]).toEqual([
          ...(await reached(large, { fanOut: 100 })).hop,
        ]);
      },
    ),
    { numRuns: 40 },
  );
  const small = [5, 6, 7].map((to) => ({ ...move(1, to), amount: 1n }));
  const large = { ...move(0, 1), amount: 9n };
  expect([...(await reached([large, ...small], { least: 2n, fanOut: 2 })).crowded]).toEqual([1]);
});

/** Fewest hops to each account over all walks in time, by enumeration. */
function walked(pairs: readonly (readonly [number, number])[], hops: number): Map<number, number> {
  const best = new Map([[0, 0]]);
  const walk = (at: number, since: number, hop: number) => {
    if (hop > (best.get(at) ?? Number.POSITIVE_INFINITY)) {
      // A longer way may still be an earlier one.
    } else best.set(at, hop);
    if (hop === hops) return;
    pairs.forEach(([from, to], place) => {
      if (from === at && to !== at && place > since) walk(to, place, hop + 1);
    });
  };
  walk(0, -1, 0);
  return best;
}

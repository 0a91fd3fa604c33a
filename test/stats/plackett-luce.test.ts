import { describe, expect, test } from 'vitest';
import { logPlackettLuce, type Ordering, plackettLuce } from '../../src/stats/index.js';

/** All orders of some items. */
const orders = (items: readonly number[]): Ordering[] =>
  items.length < 2
    ? [items]
    : items.flatMap((first) =>
        orders(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
      );
const probability = (ordering: Ordering, worths: readonly number[]) =>
  Math.exp(logPlackettLuce(ordering, worths));

/** What the fit maximizes: lists, and half a win and half a loss of each item against a ghost of worth 1. */
const posterior = (lists: readonly Ordering[], worths: readonly number[]) =>
  lists.reduce((sum, list) => sum + logPlackettLuce(list, worths), 0) +
  worths.reduce((sum, worth) => sum + 0.5 * worth - Math.log(1 + Math.exp(worth)), 0);

describe('logPlackettLuce', () => {
  test('probabilities of all orders of four items sum to one, and first places go by worth', () => {
    const worths = [0.7, -0.3, 0, 1.2];
    const all = orders([0, 1, 2, 3]);
    expect(all).toHaveLength(24);
    expect(all.reduce((sum, order) => sum + probability(order, worths), 0)).toBeCloseTo(1, 12);
    const total = worths.reduce((sum, worth) => sum + Math.exp(worth), 0);
    for (const item of [0, 1, 2, 3]) {
      const first = all.filter(([head]) => head === item);
      const share = Math.exp(worths[item] as number) / total;
      expect(first.reduce((sum, order) => sum + probability(order, worths), 0)).toBeCloseTo(share, 12);
    }
  });

  test('of some items of a field each order has what the rest leaves it', () => {
    expect(probability([2, 0], [Math.log(3), 5, Math.log(1)])).toBeCloseTo(1 / 4, 12);
    expect(logPlackettLuce([1], [0, 9])).toBe(0);
  });
});

describe('plackettLuce', () => {
  const lists: Ordering[] = [
    [0, 1, 2],
    [0, 2, 1],
    [1, 0, 2],
    [0, 3],
    [3, 2],
  ];

  test('reaches the top of the posterior: every step to a side goes down', () => {
    const worths = plackettLuce(lists, 4);
    const top = posterior(lists, worths);
    for (const item of [0, 1, 2, 3])
      for (const step of [-0.01, 0.01]) {
        const beside = worths.map((worth, i) => worth + (i === item ? step : 0));
        expect(posterior(lists, beside)).toBeLessThan(top);
      }
  });

  test('agrees with a search of a grid', () => {
    const some: Ordering[] = [
      [0, 1, 2],
      [1, 0, 2],
      [0, 1],
    ];
    const grid = Array.from({ length: 81 }, (_, i) => -4 + i / 10);
    let best = { value: Number.NEGATIVE_INFINITY, at: [0, 0, 0] };
    for (const a of grid)
      for (const b of grid)
        for (const c of grid) {
          const value = posterior(some, [a, b, c]);
          if (value > best.value) best = { value, at: [a, b, c] };
        }
    plackettLuce(some, 3).forEach((worth, i) => {
      expect(Math.abs(worth - (best.at[i] as number))).toBeLessThan(0.1);
    });
  });

  test('recovers worths from all orders of three, each as often as they say', () => {
    const worths = [0.9, 0, -0.9];
    const copies = orders([0, 1, 2]).flatMap((order) =>
      new Array<Ordering>(Math.round(5_000 * probability(order, worths))).fill(order),
    );
    const found = plackettLuce(copies, 3);
    expect((found[0] as number) - (found[1] as number)).toBeCloseTo(0.9, 2);
    expect((found[1] as number) - (found[2] as number)).toBeCloseTo(0.9, 2);
  });

  test('a winner of all, a loser of all and a field in two parts have finite worths', () => {
    const worths = plackettLuce([...new Array<Ordering>(50).fill([0, 1]), [2, 3]], 5);
    expect(worths.every(Number.isFinite)).toBe(true);
    expect(worths[0]).toBeGreaterThan(worths[2] as number);
    expect(worths[1]).toBeCloseTo(-(worths[0] as number), 6);
    expect(worths[4]).toBeCloseTo(0, 12);
    expect(plackettLuce([], 2)).toEqual([0, 0]);
  });
});

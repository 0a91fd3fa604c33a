import { describe, expect, test } from 'vitest';
import { breaksOf, fitMallows, logMallows } from '../../src/stats/index.js';

const orders = (items: readonly number[]): number[][] =>
  items.length < 2
    ? [[...items]]
    : items.flatMap((first) =>
        orders(items.filter((item) => item !== first)).map((rest) => [first, ...rest]),
      );

test('breaks are the pairs that stand the other way round', () => {
  expect([[], [5], [1, 2, 9], [2, 1], [3, 2, 1], [2, 3, 1]].map(breaksOf)).toEqual([0, 0, 0, 1, 3, 2]);
});

describe('logMallows', () => {
  test.each([0, 1e-12, 0.3, 1, 4])('probabilities of all orders of four sum to one at %s', (theta) => {
    const sum = orders([1, 2, 3, 4]).reduce(
      (all, order) => all + Math.exp(logMallows(breaksOf(order), 4, theta)),
      0,
    );
    expect(sum).toBeCloseTo(1, 9);
  });

  test('without pull every order is equally likely, and a single item is certain', () => {
    expect(logMallows(3, 3, 0)).toBeCloseTo(-Math.log(6), 12);
    expect(logMallows(0, 1, 2)).toBeCloseTo(0, 12);
  });
});

describe('fitMallows', () => {
  test('of two items it is the odds of the known order', () => {
    const lists = [0, 0, 0, 1].map((breaks) => ({ breaks, items: 2 }));
    expect(fitMallows(lists)).toBeCloseTo(Math.log((3 + 0.5) / (1 + 0.5)), 6);
  });

  test('lists against the order have no pull, lists that keep it a finite one', () => {
    expect(fitMallows([{ breaks: 3, items: 3 }])).toBeLessThan(1e-6);
    const kept = (n: number) => fitMallows(new Array(n).fill({ breaks: 0, items: 2 }));
    expect(kept(0)).toBeLessThan(1e-5);
    expect(kept(50)).toBeCloseTo(Math.log(50.5 / 0.5), 5);
  });
});

import { describe, expect, test } from 'vitest';
import { bucketOrder } from '../../src/stats/index.js';

/** Every way to cut `order` into consecutive buckets. */
function cuts(order: number[]): number[][][] {
  if (order.length === 0) return [[]];
  return order.flatMap((_, i) => cuts(order.slice(i + 1)).map((rest) => [order.slice(0, i + 1), ...rest]));
}

function lossOf(p: number[][], buckets: number[][]): number {
  let loss = 0;
  buckets.forEach((bucket, k) => {
    for (const i of bucket) {
      for (const later of buckets.slice(k + 1)) for (const j of later) loss += 1 - (p[i]?.[j] as number);
      for (const j of bucket) if (i < j) loss += Math.abs((p[i]?.[j] as number) - 0.5);
    }
  });
  return loss;
}

describe('bucketOrder', () => {
  test('finds the least loss over every cut, for every maximum', () => {
    const p = [
      [0.5, 0.55, 0.9, 0.97, 0.99],
      [0.45, 0.5, 0.8, 0.95, 0.98],
      [0.1, 0.2, 0.5, 0.7, 0.9],
      [0.03, 0.05, 0.3, 0.5, 0.72],
      [0.01, 0.02, 0.1, 0.28, 0.5],
    ];
    for (const most of [1, 2, 3, 4, 5]) {
      const best = Math.min(
        ...cuts([0, 1, 2, 3, 4])
          .filter(({ length }) => length <= most)
          .map((c) => lossOf(p, c)),
      );
      const found = bucketOrder(p, [0, 1, 2, 3, 4], most);
      expect(found.loss).toBeCloseTo(best, 10);
      expect(lossOf(p, found.buckets as number[][])).toBeCloseTo(best, 10);
    }
  });

  test('keeps alike alternatives together and sets different ones apart', () => {
    expect(
      bucketOrder(
        [
          [0.5, 0.5],
          [0.5, 0.5],
        ],
        [0, 1],
        5,
      ).buckets,
    ).toEqual([[0, 1]]);
    expect(
      bucketOrder(
        [
          [0.5, 0.99],
          [0.01, 0.5],
        ],
        [0, 1],
        5,
      ).buckets,
    ).toEqual([[0], [1]]);
  });
});

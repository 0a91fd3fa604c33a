import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bootstrapIntervals,
  confusionMatrix,
  macroF1,
  mean,
  precisionRecall,
  stream,
  weightedF1,
  wilsonInterval,
} from '../../src/stats/index.js';

const pairs: [string, string][] = [
  ['visit', 'visit'],
  ['visit', 'visit'],
  ['visit', 'gift'],
  ['gift', 'gift'],
  ['praise', 'gift'],
  ['praise', 'visit'],
];

describe('confusion matrix, precision, recall, F1', () => {
  const { categories, counts, rates } = confusionMatrix(pairs);
  const classes = categories.map((_, i) => precisionRecall(counts, i));

  test('counted by hand', () => {
    expect(categories).toEqual(['gift', 'praise', 'visit']);
    expect(counts).toEqual([
      [1, 0, 0],
      [1, 0, 1],
      [1, 0, 2],
    ]);
    expect(rates).toEqual([
      [1, 0, 0],
      [0.5, 0, 0.5],
      [1 / 3, 0, 2 / 3],
    ]);
    expect(classes).toEqual([
      { n: 1, coded: 3, correct: 1, precision: 1 / 3, recall: 1, f1: 0.5 },
      { n: 2, coded: 0, correct: 0, precision: null, recall: 0, f1: 0 },
      { n: 3, coded: 3, correct: 2, precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 },
    ]);
    expect(macroF1(classes)).toBeCloseTo((1 / 2 + 2 / 3) / 3, 12);
    expect(weightedF1(classes)).toBeCloseTo((1 * 0.5 + 3 * (2 / 3)) / 6, 12);
  });

  test('a truth that never occurs has no rates, and its class no weight', () => {
    const only = confusionMatrix([['a', 'b']], ['a', 'b', 'c']);
    expect(only.rates).toEqual([[0, 1, 0], null, null]);
    const rated = only.categories.map((_, i) => precisionRecall(only.counts, i));
    expect(rated[2]).toEqual({ n: 0, coded: 0, correct: 0, precision: null, recall: null, f1: null });
    expect(macroF1(rated)).toBe(0);
    expect(macroF1(rated.slice(1))).toBeNull();
    expect(weightedF1([])).toBeNull();
  });

  test('F1 is the harmonic mean of precision and recall where both are above zero', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c'))),
        (drawn) => {
          const matrix = confusionMatrix(drawn);
          for (const [i] of matrix.categories.entries()) {
            const { precision, recall, f1 } = precisionRecall(matrix.counts, i);
            if (precision && recall) expect(f1).toBeCloseTo(2 / (1 / precision + 1 / recall), 12);
          }
        },
      ),
    );
  });
});

describe('wilsonInterval', () => {
  test('its ends are where the score test of the proportion is just rejected at 5 % a side', () => {
    const z = 1.6448536269514722;
    for (const [k, n] of [
      [81, 263],
      [15, 148],
      [1, 29],
      [3, 4],
    ] as const) {
      const { low, high } = wilsonInterval(k, n) as { low: number; high: number };
      for (const [p, sign] of [
        [low, 1],
        [high, -1],
      ] as const)
        expect((k / n - p) / Math.sqrt((p * (1 - p)) / n)).toBeCloseTo(sign * z, 9);
    }
  });

  test('stays within 0 and 1, has width at the ends, and mirrors', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    expect(wilsonInterval(0, 10)?.low).toBe(0);
    expect(wilsonInterval(0, 10)?.high).toBeCloseTo(z2(10), 12);
    fc.assert(
      fc.property(fc.nat(50), fc.integer({ min: 1, max: 50 }), (k, rest) => {
        const a = wilsonInterval(k, k + rest);
        const b = wilsonInterval(rest, k + rest);
        expect(a?.low).toBeCloseTo(1 - (b?.high as number), 12);
        expect(a?.low).toBeGreaterThanOrEqual(0);
        expect(a?.high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

/** The upper end for no success in n trials: z squared over n plus z squared. */
const z2 = (n: number) => 1.6448536269514722 ** 2 / (n + 1.6448536269514722 ** 2);

describe('bootstrapIntervals', () => {
  test('of a mean: the normal interval of theory, for a sample large enough', () => {
    const values = Array.from({ length: 400 }, (_, i) => i % 2);
    const [bounds] = bootstrapIntervals(
      400,
      (times) => [values.reduce((sum, value, i) => sum + value * times[i]!, 0) / 400],
      stream(3, 'mean'),
      4000,
    );
    const half = 1.6449 * Math.sqrt(0.25 / 400);
    expect(mean(values)).toBe(0.5);
    expect(bounds?.low).toBeCloseTo(0.5 - half, 2);
    expect(bounds?.high).toBeCloseTo(0.5 + half, 2);
  });

  test('draws as many clusters as there are', () => {
    bootstrapIntervals(
      12,
      (times) => {
        expect(times.reduce((a, b) => a + b)).toBe(12);
        return [];
      },
      stream(1),
      50,
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { betaCdf, jeffreysInterval } from '../../src/stats/index.js';

/** P(X >= a), X binomial of a + b - 1 trials: the distribution function of a beta of whole shapes. */
function binomialTail(x: number, a: number, b: number): number {
  const n = a + b - 1;
  let sum = 0;
  for (let k = a; k <= n; k++) {
    let choose = 1;
    for (let i = 1; i <= k; i++) choose *= (n - k + i) / i;
    sum += choose * x ** k * (1 - x) ** (n - k);
  }
  return sum;
}

describe('betaCdf', () => {
  test('of whole shapes is a tail of the binomial distribution', () => {
    const shape = fc.integer({ min: 1, max: 30 });
    fc.assert(
      fc.property(shape, shape, fc.double({ min: 0, max: 1, noNaN: true }), (a, b, x) => {
        expect(betaCdf(x, a, b)).toBeCloseTo(binomialTail(x, a, b), 9);
      }),
    );
  });

  test('of two halves is the arcsine law', () => {
    for (const x of [0, 0.001, 0.2, 0.5, 0.9, 1])
      expect(betaCdf(x, 0.5, 0.5)).toBeCloseTo((2 / Math.PI) * Math.asin(Math.sqrt(x)), 12);
  });
});

describe('jeffreysInterval', () => {
  test('without trials it is the prior', () => {
    const quantile = (p: number) => Math.sin((Math.PI * p) / 2) ** 2;
    const { low, median, high } = jeffreysInterval(0, 0);
    expect([low, median, high]).toEqual([0.05, 0.5, 0.95].map((p) => expect.closeTo(quantile(p), 12)));
  });

  test('its ends leave five per cent on either side, and turn with the side that is counted', () => {
    fc.assert(
      fc.property(fc.nat({ max: 200 }), fc.nat({ max: 200 }), (k, others) => {
        const { low, median, high } = jeffreysInterval(k, k + others);
        const shape = [k + 0.5, others + 0.5] as const;
        expect(betaCdf(low, ...shape)).toBeCloseTo(0.05, 9);
        expect(betaCdf(median, ...shape)).toBeCloseTo(0.5, 9);
        expect(betaCdf(high, ...shape)).toBeCloseTo(0.95, 9);
        expect(jeffreysInterval(others, k + others).median).toBeCloseTo(1 - median, 9);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digamma, logGamma } from '../../src/stats/index.js';

describe('logarithm of the gamma function', () => {
  test('whole numbers are factorials, 1/2 is the root of pi', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 11);
      factorial *= n;
    }
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 13);
  });

  test('the ten digits of Abramowitz and Stegun, table 6.1', () => {
    for (const [x, gamma] of [
      [1.25, 0.9064024771],
      [1.5, 0.8862269255],
      [1.75, 0.9190625268],
    ] as const)
      expect(Math.abs(Math.exp(logGamma(x)) - gamma)).toBeLessThan(6e-11);
  });

  test('the recurrence holds from very small to very large', () => {
    fc.assert(
      fc.property(fc.double({ min: -18, max: 12, noNaN: true }), (logX) => {
        const x = Math.exp(logX);
        const scale = Math.max(1, Math.abs(logGamma(x)));
        expect(Math.abs(logGamma(x + 1) - logGamma(x) - logX) / scale).toBeLessThan(1e-13);
      }),
    );
  });
});

describe('digamma', () => {
  test('published: psi(1) = -0.5772156649 (Euler), psi(1/2) = -1.9635100260, psi(2) = 0.4227843351', () => {
    expect(digamma(1)).toBeCloseTo(-0.5772156649015329, 12);
    expect(digamma(0.5)).toBeCloseTo(-1.9635100260214235, 12);
    expect(digamma(2)).toBeCloseTo(1 - 0.5772156649015329, 12);
  });

  test('is the derivative of the logarithm', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 200, noNaN: true }), (x) => {
        const step = 1e-3 * x;
        const difference =
          (8 * (logGamma(x + step) - logGamma(x - step)) -
            (logGamma(x + 2 * step) - logGamma(x - 2 * step))) /
          (12 * step);
        expect(Math.abs(digamma(x) - difference)).toBeLessThan(1e-8);
      }),
    );
  });
});

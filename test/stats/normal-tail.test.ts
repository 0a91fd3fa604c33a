import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logNormalCcdf } from '../../src/stats/index.js';

/** Mills' ratio lies between these two for z > 0 (Birnbaum 1942; Sampford 1953). */
const lower = (z: number) => 2 / (z + Math.sqrt(z * z + 4));
const upper = (z: number) => 4 / (3 * z + Math.sqrt(z * z + 8));
const logDensity = (z: number) => -0.5 * z * z - 0.5 * Math.log(2 * Math.PI);

describe('logarithm of the upper tail of the normal distribution', () => {
  test('published values: quantiles of 0.5, 0.05, 0.025, and the far tail of Abramowitz and Stegun, table 26.2', () => {
    expect(logNormalCcdf(0)).toBeCloseTo(Math.log(0.5), 15);
    expect(Math.exp(logNormalCcdf(1.6448536269514722))).toBeCloseTo(0.05, 13);
    expect(Math.exp(logNormalCcdf(1.959963984540054))).toBeCloseTo(0.025, 13);
    // -log10 Q(5) = 6.54265, -log10 Q(10) = 23.11805, -log10 Q(30) = 197.30921.
    for (const [z, digits] of [
      [5, 6.54265],
      [10, 23.11805],
      [30, 197.30921],
    ] as const)
      expect(Math.abs(-logNormalCcdf(z) / Math.LN10 - digits)).toBeLessThan(6e-6);
  });

  test('both tails sum to one', () => {
    fc.assert(
      fc.property(fc.double({ min: -8, max: 8, noNaN: true }), (z) => {
        expect(Math.exp(logNormalCcdf(z)) + Math.exp(logNormalCcdf(-z))).toBeCloseTo(1, 14);
      }),
    );
  });

  test('lies between the bounds of Mills\u2019 ratio, also where tails are rounded to nothing', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (z) => {
        const ratio = Math.exp(logNormalCcdf(z) - logDensity(z));
        // Tail and density are both near z^2/2, whose rounding the difference keeps.
        const rounding = 1 + 4e-16 * z * z + 1e-12;
        expect(ratio).toBeGreaterThanOrEqual(lower(z) / rounding);
        expect(ratio).toBeLessThanOrEqual(upper(z) * rounding);
      }),
    );
  });

  test('the two ways of computing it meet at 3', () => {
    const slope = (logNormalCcdf(3 + 1e-6) - logNormalCcdf(3 - 1e-6)) / 2e-6;
    expect(slope).toBeCloseTo(-Math.exp(logDensity(3) - logNormalCcdf(3)), 6);
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrationOf } from '../../src/forecasting/calibration.js';
import { yesOrNo } from '../../src/forecasting/forecaster.js';
import { negativeBinomial } from '../../src/forecasting/gamma-poisson.js';
import { logLoss, rankedLoss } from '../../src/forecasting/proper.js';
import { logGamma } from '../../src/stats/index.js';

test('the ranked loss of yes or no is that of Brier, and of three classes that of its definition', () => {
  expect(rankedLoss(yesOrNo(0.3), 1)).toBeCloseTo(0.49, 12);
  expect(rankedLoss(yesOrNo(0.3), 0)).toBeCloseTo(0.09, 12);
  // Cumulative 0.2 and 0.5 against 0 and 1 when the middle class came.
  expect(rankedLoss(Float64Array.of(0.2, 0.3, 0.5), 1)).toBeCloseTo(0.04 + 0.25, 12);
});

test('both losses are proper: nothing beats saying what one believes', () => {
  const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
  fc.assert(
    fc.property(share, share, (truth, said) => {
      for (const loss of [logLoss, rankedLoss]) {
        const mean = (p: number) => truth * loss(yesOrNo(p), 1) + (1 - truth) * loss(yesOrNo(p), 0);
        expect(mean(truth)).toBeLessThanOrEqual(mean(said) + 1e-12);
      }
    }),
  );
});

test('an outcome above the last class counts as it', () => {
  expect(logLoss(Float64Array.of(0.5, 0.5), 7)).toBeCloseTo(Math.LN2, 12);
});

test('the negative binomial has its closed form and sums to one', () => {
  const [a, b] = [1.7, 2.3];
  const p = negativeBinomial({ a, b });
  expect(p.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 9);
  for (const k of [0, 1, 4, 9])
    expect(p[k]).toBeCloseTo(
      Math.exp(logGamma(a + k) - logGamma(a) - logGamma(k + 1)) * (b / (b + 1)) ** a * (1 / (b + 1)) ** k,
      12,
    );
});

test('calibration counts in bins and weighs the distances by forecasts', () => {
  const forecasts = [
    ...Array.from({ length: 10 }, (_, i) => ({ probability: 0.05, came: i < 1 })),
    ...Array.from({ length: 10 }, (_, i) => ({ probability: 0.85, came: i < 5 })),
    { probability: 1, came: true },
  ];
  const { n, error, bins } = calibrationOf(forecasts);
  expect(n).toBe(21);
  expect(bins.map((bin) => [bin.from, bin.n, bin.observed])).toEqual([
    [0, 10, 0.1],
    [0.8, 10, 0.5],
    [0.9, 1, 1],
  ]);
  expect(error).toBeCloseTo((10 * 0.05 + 10 * 0.35 + 0) / 21, 12);
});

test('no forecasts have no bins', () => {
  expect(calibrationOf([])).toEqual({ n: 0, error: 0, bins: [] });
});

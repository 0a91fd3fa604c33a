import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  roughVariance,
  roughVarianceByOwn,
  roughVarianceByResidual,
  roughVarianceByRest,
} from '../../../src/model/latent/rough-variance.js';

const positive = fc.integer({ min: 50, max: 4000 }).map((n) => n / 1000);
const number = fc.integer({ min: -4000, max: 4000 }).map((n) => n / 1000);

test('an oddity counts less: the variance is its own at no residual and grows with it', () => {
  fc.assert(
    fc.property(positive, positive, number, (own, rest, residual) => {
      expect(roughVariance(own, rest, 0)).toBe(own);
      expect(roughVariance(own, rest, 2 * residual)).toBeGreaterThanOrEqual(
        roughVariance(own, rest, residual),
      );
    }),
  );
});

test('where all else is without bounds nothing is odd', () => {
  const endless = Number.POSITIVE_INFINITY;
  expect(roughVariance(2, endless, 9)).toBe(2);
  expect(roughVarianceByOwn(2, endless, 9)).toBe(1);
  expect(roughVarianceByResidual(2, endless, 9)).toBe(0);
});

test('derivatives', () => {
  const step = 1e-6;
  fc.assert(
    fc.property(positive, positive, number, (own, rest, residual) => {
      const slope = (up: number, down: number) => (up - down) / (2 * step);
      expect(roughVarianceByOwn(own, rest, residual)).toBeCloseTo(
        slope(roughVariance(own + step, rest, residual), roughVariance(own - step, rest, residual)),
        5,
      );
      expect(roughVarianceByRest(own, rest, residual)).toBeCloseTo(
        slope(roughVariance(own, rest + step, residual), roughVariance(own, rest - step, residual)),
        5,
      );
      expect(roughVarianceByResidual(own, rest, residual)).toBeCloseTo(
        slope(roughVariance(own, rest, residual + step), roughVariance(own, rest, residual - step)),
        5,
      );
    }),
  );
});

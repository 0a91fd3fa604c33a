import { expect, test } from 'vitest';
import { fitRates, gamma, logChoose, logGamma, stream } from '../../src/stats/index.js';

test('the gamma function has the values of factorials and of one half', () => {
  let factorial = 1;
  for (let n = 1; n <= 20; n++) {
    expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 10);
    factorial *= n;
  }
  expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  expect(logGamma(1.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI) / 2), 12);
});

test('binomial coefficients, and none where there is no way to choose', () => {
  expect(Math.exp(logChoose(49, 6))).toBeCloseTo(13983816, 3);
  expect(logChoose(3, 4)).toBe(Number.NEGATIVE_INFINITY);
  expect(logChoose(3, -1)).toBe(Number.NEGATIVE_INFINITY);
});

test.each([0.3, 1, 4.5])('draws of gamma(%f) have its mean and variance', (shape) => {
  const random = stream(1, 'gamma', shape);
  const draws = Array.from({ length: 40000 }, () => gamma(random, shape));
  const mean = draws.reduce((a, b) => a + b, 0) / draws.length;
  const variance = draws.reduce((sum, x) => sum + (x - mean) ** 2, 0) / draws.length;
  expect(Math.abs(mean / shape - 1)).toBeLessThan(0.04);
  expect(Math.abs(variance / shape - 1)).toBeLessThan(0.09);
});

test('fitted rates sum to the counts, follow the column, and are pulled to even by the prior', () => {
  const column = Float64Array.of(1, 1, -1, -1);
  const fitted = fitRates([column], [300, 100, 60, 40]);
  expect(fitted.reduce((a, b) => a + b, 0)).toBeCloseTo(500, 8);
  expect(fitted[0]).toBeCloseTo(fitted[1] as number, 8);
  // Free, the groups would have 200 and 50; the prior takes little of it.
  expect(fitted[0]).toBeGreaterThan(198);
  expect(fitted[0]).toBeLessThan(200);
  expect(fitRates([column], [3, 1, 0, 0])[0]).toBeLessThan(2);
});

test('without a column rates are even', () => {
  expect([...fitRates([], [4, 0, 2, 2])]).toEqual([2, 2, 2, 2]);
});

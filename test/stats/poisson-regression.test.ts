import { expect, test } from 'vitest';
import { fitRates } from '../../src/stats/index.js';

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

test('counts that are all nought have rates of nought', () => {
  expect([...fitRates([Float64Array.of(1, -1)], [0, 0])]).toEqual([0, 0]);
});

test('without a column rates are even', () => {
  expect([...fitRates([], [4, 0, 2, 2])]).toEqual([2, 2, 2, 2]);
});

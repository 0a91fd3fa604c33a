import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LogProduct } from '../../src/stats/index.js';

const logOf = (factors: readonly number[]) => {
  const product = new LogProduct();
  for (const factor of factors) product.times(factor);
  return product.log;
};

test('is the sum of the logarithms, with products far outside what a double holds', () => {
  const factor = fc.double({ min: 1e-300, max: 1e300, noNaN: true });
  fc.assert(
    fc.property(fc.array(factor, { maxLength: 200 }), (factors) => {
      const sum = factors.reduce((total, one) => total + Math.log(one), 0);
      expect(logOf(factors)).toBeCloseTo(sum, 7);
    }),
  );
});

test('a factor of nought, without bounds or that is no number stays what it is', () => {
  expect(logOf([2, 0])).toBe(Number.NEGATIVE_INFINITY);
  expect(logOf([2, Number.POSITIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
  expect(logOf([2, Number.NaN, 3])).toBeNaN();
});

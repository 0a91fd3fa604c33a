import fc from 'fast-check';
import { expect, test } from 'vitest';
import { logDeterminant } from '../../src/stats/index.js';
import { determinant } from '../model/latent/jacobian.js';

const entry = fc.integer({ min: -9, max: 9 });

test('is that of the expansion by rows, up to size four', () => {
  const square = fc
    .integer({ min: 1, max: 4 })
    .chain((n) => fc.array(fc.array(entry, { minLength: n, maxLength: n }), { minLength: n, maxLength: n }));
  fc.assert(
    fc.property(square, (matrix) => {
      const expected = Math.abs(determinant(matrix));
      expect(Math.exp(logDeterminant(matrix))).toBeCloseTo(expected, 6);
    }),
  );
});

test('a singular matrix has none', () => {
  expect(
    logDeterminant([
      [1, 2],
      [2, 4],
    ]),
  ).toBe(Number.NEGATIVE_INFINITY);
});

test('keeps digits where the determinant itself would underflow', () => {
  const n = 40;
  const diagonal = Array.from({ length: n }, (_, i) =>
    Array.from({ length: n }, (_, j) => (i === j ? 1e-20 : 0)),
  );
  expect(logDeterminant(diagonal)).toBeCloseTo(n * Math.log(1e-20), 9);
});

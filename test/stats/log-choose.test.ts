import { expect, test } from 'vitest';
import { logChoose } from '../../src/stats/index.js';

test('binomial coefficients, and none where there is no way to choose', () => {
  expect(Math.exp(logChoose(49, 6))).toBeCloseTo(13983816, 3);
  expect(logChoose(3, 4)).toBe(Number.NEGATIVE_INFINITY);
  expect(logChoose(3, -1)).toBe(Number.NEGATIVE_INFINITY);
});

import { expect, test } from 'vitest';
import { compare } from '../src/order.js';

test('text stands in the order of code units, numbers and whole numbers in that of size', () => {
  expect(['é', 'b', 'Z', 'a'].sort(compare)).toEqual(['Z', 'a', 'b', 'é']);
  expect([10, 9, -1].sort(compare)).toEqual([-1, 9, 10]);
  expect([2n ** 70n, 3n, 2n ** 69n].sort(compare)).toEqual([3n, 2n ** 69n, 2n ** 70n]);
  expect(compare('a', 'a')).toBe(0);
});

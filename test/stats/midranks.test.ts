import { expect, test } from 'vitest';
import { midranks } from '../../src/stats/index.js';

test('the highest is first, and equals share the mean of their ranks', () => {
  expect([...midranks([3, 10, 3, 1])]).toEqual([2.5, 1, 2.5, 4]);
  expect([...midranks([5, 5, 5])]).toEqual([2, 2, 2]);
  expect([...midranks([])]).toEqual([]);
});

import { expect, test } from 'vitest';
import { figure, percent, plain, ranged, short } from '../../../src/web/parts/number.js';

test('figures have as many decimals as their size bears, and the minus sign of all other numbers', () => {
  expect([1.0379, 48.545, 1234.5, -1234.5, -0.001].map(figure)).toEqual([
    '1.04',
    '48.5',
    '1,235',
    '−1,235',
    '0',
  ]);
});

test('what was not observed is not a number', () => {
  expect([plain(null), percent(null), ranged({ median: null, q5: null, q95: null })]).toEqual([
    'not observed',
    'not observed',
    'not observed',
  ]);
});

test('amounts lose no digit that they have', () => {
  expect([1_650_000_000, 2_500, 12].map(short)).toEqual(['1.65bn', '2.5k', '12']);
});

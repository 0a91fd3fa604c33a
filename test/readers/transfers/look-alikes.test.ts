import { expect, test } from 'vitest';
import { seenAs } from '../../../src/readers/transfers/look-alikes.js';

// Code points from confusables.txt of Unicode Technical Standard 39.
test.each([
  ['A', [0x0410, 0x0391, 0x13aa, 0xa4ee]],
  ['B', [0x0412, 0x0392, 0x13f4, 0xa4d0]],
  ['C', [0x0421, 0x13df, 0xa4da]],
  ['D', [0x13a0, 0xa4d3]],
  ['E', [0x0415, 0x0395, 0x13ac, 0xa4f0]],
  ['H', [0x041d, 0x0397, 0x13bb, 0xa4e7]],
  ['I', [0x0406, 0x0399, 0xa4f2]],
  ['J', [0x0408, 0x13ab, 0xa4d9]],
  ['K', [0x041a, 0x039a, 0x13e6, 0xa4d7]],
  ['M', [0x041c, 0x039c, 0x13b7, 0xa4df]],
  ['N', [0x039d, 0xa4e0]],
  ['O', [0x041e, 0x039f, 0xa4f3]],
  ['P', [0x0420, 0x03a1, 0x13e2, 0xa4d1]],
  ['S', [0x0405, 0x13da, 0xa4e2]],
  ['T', [0x0422, 0x03a4, 0x13a2, 0xa4d4]],
  ['U', [0x054d, 0xa4f4]],
  ['W', [0x051c, 0x13b3, 0xa4ea]],
  ['X', [0x0425, 0x03a7, 0xa4eb]],
  ['Y', [0x0423, 0x03a5, 0xa4ec]],
])('letters that look like %s', (latin, points) => {
  for (const point of points) {
    expect(seenAs(String.fromCodePoint(point)), point.toString(16)).toBe(latin);
    expect(seenAs(String.fromCodePoint(point).toLowerCase()), `small ${point.toString(16)}`).toBe(latin);
  }
});

test('signs, blanks and accents are not seen', () => {
  expect(seenAs(' $u.s-d t... ')).toBe('USDT');
  expect(seenAs('ÉTH')).toBe('ETH');
});

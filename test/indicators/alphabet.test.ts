import { expect, test } from 'vitest';
import { chanceOfAlphabet } from '../../src/indicators/alphabet.js';

test('a list in the order of the alphabet has the chance of one order among all', () => {
  expect(chanceOfAlphabet([[0, 1, 2]])).toBeCloseTo(1 / 6, 12);
  expect(chanceOfAlphabet([[0, 1, 2, 3]])).toBeCloseTo(1 / 24, 12);
});

test('by enumeration: of three members one order breaks no pair, two break one, two break two', () => {
  expect(chanceOfAlphabet([[4, 1, 7]])).toBeCloseTo(3 / 6, 12);
  expect(chanceOfAlphabet([[7, 1, 4]])).toBeCloseTo(5 / 6, 12);
  expect(chanceOfAlphabet([[7, 4, 1]])).toBeCloseTo(1, 12);
});

test('chances of several lists add up to their joint one', () => {
  expect(
    chanceOfAlphabet([
      [0, 1, 2],
      [0, 1],
    ]),
  ).toBeCloseTo(1 / 12, 12);
  // One broken pair in all: two orders of the first list, or the other order of the second.
  expect(
    chanceOfAlphabet([
      [1, 0, 2],
      [0, 1],
    ]),
  ).toBeCloseTo(1 / 12 + 3 / 12, 12);
});

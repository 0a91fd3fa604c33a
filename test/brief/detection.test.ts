import { expect, test } from 'vitest';
import { detectionLines } from '../../src/brief/detection.js';
import type { AtBounds, Standing } from '../../src/types.js';

const standing = (name: string, atBounds: AtBounds | null) =>
  ({ name, partner: name, revenue: { atBounds } }) as unknown as Standing;

test('states are named by what the bounds of detection would make of them', () => {
  const all = [
    standing('A', 'above'),
    standing('B', 'below'),
    standing('C', 'below'),
    standing('D', 'inside'),
  ];
  expect(detectionLines(all, { detectionFactor: 3 })).toEqual([
    'Revenue at the bounds of detection, three times better or worse seen than on average: A: above what the axes lead one to expect if seen so much worse; B, C: below it if seen so much better; inside the pattern at both: 1 of 4 states. (`revenue-prediction.A`, `revenue-prediction.B`, `revenue-prediction.C`, `revenue-prediction.D`)',
  ]);
});

test('where no detection is modelled nothing is said', () => {
  expect(detectionLines([standing('A', null)], { detectionFactor: 3 })).toEqual([]);
  expect(detectionLines([standing('A', 'above')], { detectionFactor: null })).toEqual([]);
});

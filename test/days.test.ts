import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayNumber, dayOf, isDay, yearOf } from '../src/days.js';

test('days are counted from the first of 1970, over leap days and before it', () => {
  expect(['1970-01-01', '1969-12-31', '2000-02-29', '2000-03-01'].map(dayNumber)).toEqual([
    0, -1, 11_016, 11_017,
  ]);
  expect(addDays('2024-02-28', 2)).toBe('2024-03-01');
  expect(addDays('2024-01-01', -1)).toBe('2023-12-31');
  expect([0, -1, 11_016].map(yearOf)).toEqual([1970, 1969, 2000]);
});

test('a number is the day that has it', () => {
  fc.assert(fc.property(fc.integer({ min: -200_000, max: 200_000 }), (n) => dayNumber(dayOf(n)) === n));
});

test('what the calendar does not have is no day', () => {
  expect(['2024-02-29', '2023-02-29', '2024-04-31', '2024-13-01', '2024-1-1', 'May'].map(isDay)).toEqual([
    ...[true, false, false, false, false, false],
  ]);
});

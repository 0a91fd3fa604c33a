import { expect, test } from 'vitest';
import { dayIn, isDay } from '../../src/readers/days.js';

test.each([
  ['2024-05-06T23:59:59Z', '2024-05-06'],
  ['before 2024-05-06 after', '2024-05-06'],
  ['Mon, 06 May 2024 00:10:00 +0900', '2024-05-06'],
  ['6 May 2024', '2024-05-06'],
  ['1st Sept. 2024', '2024-09-01'],
  ['06-May-2024', '2024-05-06'],
  ['May 6, 2024', '2024-05-06'],
  ['calendar>> July 8. 2010 Juche 99', '2010-07-08'],
  ['2024-02-30', undefined],
  ['31 Feb 2024', undefined],
  ['12024-05-06', undefined],
  ['2024-05', undefined],
  ['May 2024', undefined],
  ['5 Mauy 2024x', undefined],
  ['', undefined],
])('%j names %s', (text, day) => {
  expect(dayIn(text)).toBe(day);
});

test.each([
  ['2024-02-29', true],
  ['1900-01-01', true],
  ['2100-12-31', true],
  ['1899-12-31', false],
  ['2101-01-01', false],
  ['2023-02-29', false],
  ['2024-1-1', false],
  ['2024-01-01 ', false],
])('%j is a day: %s', (text, is) => {
  expect(isDay(text)).toBe(is);
});

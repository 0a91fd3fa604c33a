import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayRange, precisionOf, quarterRange } from '../../src/pack/dates.js';

const pad = (n: number, width = 2) => String(n).padStart(width, '0');
const year = fc.integer({ min: 1000, max: 9999 });
/** A day of the calendar, by adding days to a date rather than by the rule under test. */
const day = fc
  .integer({ min: Date.UTC(1000, 0, 1) / 86_400_000, max: Date.UTC(9999, 11, 31) / 86_400_000 })
  .map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10));

describe('dayRange', () => {
  test('a day is itself; its month and its year hold it, and no day next to them', () => {
    fc.assert(
      fc.property(day, (date) => {
        expect(dayRange(date)).toEqual({ first: date, last: date });
        for (const part of [date.slice(0, 7), date.slice(0, 4)]) {
          const range = dayRange(part)!;
          expect(range.first <= date && date <= range.last).toBe(true);
          expect(range.first.startsWith(part) && range.last.startsWith(part)).toBe(true);
          expect(next(range.last).startsWith(part)).toBe(false);
        }
      }),
    );
  });

  test('whatever day it accepts is one of the calendar', () => {
    fc.assert(
      fc.property(year, fc.nat(99), fc.nat(99), (y, m, d) => {
        const date = `${y}-${pad(m)}-${pad(d)}`;
        const time = Date.parse(`${date}T00:00:00Z`);
        const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
        expect(dayRange(date) !== undefined).toBe(real);
      }),
    );
  });

  test.each(['2025-02-30', '2025-02-29', '1900-02-29', '2025-04-31', '2025-13', '2025-00', '2025-01-00'])(
    '%s is no date',
    (date) => expect(dayRange(date)).toBeUndefined(),
  );

  test.each([
    '',
    '25',
    '2025-2',
    '2025-02-3',
    '2025/02/03',
    '03.02.2025',
    '2025-02-03T00:00',
    ' 2025',
    '2025-Q1',
  ])('"%s" has no form of a date', (date) => expect(dayRange(date)).toBeUndefined());

  test('leap days', () => {
    expect(dayRange('2024-02')).toEqual({ first: '2024-02-01', last: '2024-02-29' });
    expect(dayRange('2000-02-29')).toEqual({ first: '2000-02-29', last: '2000-02-29' });
  });
});

describe('quarterRange', () => {
  test.each([
    ['2024-01', '2024-01-01', '2024-03-31'],
    ['2024-05', '2024-04-01', '2024-06-30'],
    ['2024-12', '2024-10-01', '2024-12-31'],
  ])('%s widens to %s .. %s', (month, first, last) => expect(quarterRange(month)).toEqual({ first, last }));

  test('a month that no year has widens to nothing', () => expect(quarterRange('2024-13')).toBeUndefined());
});

test('precisionOf goes by the form', () => {
  expect(['2024', '2024-05', '2024-05-06', ''].map(precisionOf)).toEqual(['year', 'month', 'day', 'unknown']);
});

function next(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weekOf, weeksOf } from '../../src/model/weeks.js';
import type { Evidence } from '../../src/types.js';

test('weeks begin on Monday, also across a year', () => {
  const days = [
    '2011-12-18',
    '2011-12-19',
    '2011-12-25',
    '2012-01-01',
    '2012-01-02',
    '1969-12-28',
    '1969-12-29',
  ];
  expect(days.map(weekOf)).toEqual([
    ...['2011-12-12', '2011-12-19', '2011-12-19', '2011-12-26', '2012-01-02', '1969-12-22', '1969-12-29'],
  ]);
});

test('a week is seven days long and begins on a Monday', () => {
  fc.assert(
    fc.property(fc.integer({ min: -20_000, max: 40_000 }), (number) => {
      const day = new Date(number * 86_400_000).toISOString().slice(0, 10);
      const monday = new Date(`${weekOf(day)}T00:00:00Z`);
      expect(monday.getUTCDay()).toBe(1);
      const since = number - monday.getTime() / 86_400_000;
      expect(since).toBeGreaterThanOrEqual(0);
      expect(since).toBeLessThan(7);
    }),
  );
});

test('only what a text tells has a week', () => {
  const row = (event: string, ledger: string, firstDay: string | null) =>
    ({ event, ledger, firstDay }) as Evidence;
  const week = weeksOf([row('told', 'coded', '2011-12-21'), row('visit', 'visits', '2011-12-21')]);
  expect([week('told'), week('visit'), week('unknown')]).toEqual(['2011-12-19', null, null]);
});

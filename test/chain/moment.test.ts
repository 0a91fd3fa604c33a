import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { momentOf, spanOf } from '../../src/chain/moment.js';
import { followValue, UsageError } from '../../src/index.js';
import { readingOf, transferOf } from '../support/made-transfers.js';

test.each([
  ['2022-01-14', 'first', '2022-01-14T00:00:00Z'],
  ['2022-01-14', 'last', '2022-01-14T23:59:59Z'],
  ['2022-01-14T06:00:07Z', 'last', '2022-01-14T06:00:07Z'],
  ['2022-01-14 06:00', 'last', '2022-01-14T06:00:00Z'],
  ['2022-01-14T01:00:00+02:00', 'first', '2022-01-13T23:00:00Z'],
  ['2022-01-14T23:00:00.5-0230', 'first', '2022-01-15T01:30:00Z'],
] as const)('%s, its %s second, is %s', (text, end, wanted) => {
  expect(momentOf(text, end)?.text).toBe(wanted);
});

test('the offset and the seconds are those of the calendar', () => {
  const date = fc.date({ min: new Date('1970-01-01'), max: new Date('2100-12-30'), noInvalidDate: true });
  fc.assert(
    fc.property(date, fc.integer({ min: -14, max: 14 }), (day, hours) => {
      const local = new Date(day.getTime() + hours * 3_600_000).toISOString().slice(0, 19);
      const sign = hours < 0 ? '-' : '+';
      const moment = momentOf(`${local}${sign}${String(Math.abs(hours)).padStart(2, '0')}:00`, 'first');
      expect(moment?.seconds).toBe(Math.floor(day.getTime() / 1000));
      expect(moment?.text).toBe(`${day.toISOString().slice(0, 19)}Z`);
    }),
  );
});

describe('what is no moment is refused before anything is followed', () => {
  const reading = readingOf([transferOf('a', 'b', 5n, { time: '2022-01-02T00:00:00Z' })]);
  test.each([
    [{ since: '14.01.2022' }, '--since 14.01.2022 is no day or moment'],
    [{ until: '2022/01/01' }, '--until 2022/01/01 is no day or moment'],
    [{ until: '2022-02-30' }, '--until 2022-02-30 is no day or moment'],
    [{ until: '2022-01-01T25:00:00Z' }, 'is no day or moment'],
    [{ since: '' }, 'is no day or moment'],
    [{ since: '2022-01-02', until: '2022-01-01' }, 'no transfer is of both'],
    [{ around: 'spring' }, '--around spring is no day'],
    [{ inflows: [{ address: 'a', amount: '0.5', time: 'never' }] }, '--inflow never is no day or moment'],
  ])('%j', async (options, message) => {
    const asked = followValue(reading, { from: ['a'], ...options });
    await expect(asked).rejects.toThrow(message);
    await expect(asked).rejects.toBeInstanceOf(UsageError);
  });

  test('an offset counts: a moment of a transfer is before it in the east', async () => {
    const asked = (until: string) => followValue(reading, { from: ['a'], until });
    expect((await asked('2022-01-02T02:00:00+02:00')).coverage.transfers).toBe(1);
    await expect(asked('2022-01-02T01:59:59+02:00')).rejects.toThrow('neither sends nor receives');
    expect(spanOf({})).toEqual({ since: undefined, until: undefined });
  });

  test('the time of an inflow needs times of the transfers', async () => {
    const timeless = readingOf([transferOf('a', 'b', 5n)]);
    const inflows = [{ address: 'a', amount: '0.5', time: '2022-01-01' }];
    await expect(followValue(timeless, { from: ['a'], inflows })).rejects.toThrow(
      'these transfers have none',
    );
  });
});

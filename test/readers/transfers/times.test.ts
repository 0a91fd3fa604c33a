import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { timeOf, timesAgainstBlocks } from '../../../src/readers/transfers/times.js';
import type { Transfer } from '../../../src/types.js';
import { A, B } from '../../support/transfers.js';

describe('times are UTC to the second', () => {
  test.each([
    ['', null],
    ['2022-03-29T21:41:18+00:00', '2022-03-29T21:41:18Z'],
    ['2022-03-29T23:41:18+02:00', '2022-03-29T21:41:18Z'],
    ['2022-03-01 00:30:00-0100', '2022-03-01T01:30:00Z'],
    ['2022-01-01T00:30:00+01:00', '2021-12-31T23:30:00Z'],
    ['2025-02-21 14:42:47', '2025-02-21T14:42:47Z'],
    ['2024-02-29 08:00:01.999 UTC', '2024-02-29T08:00:01Z'],
    ['1683029999', '2023-05-02T12:19:59Z'],
    ['0', '1970-01-01T00:00:00Z'],
    ['4133980799', '2100-12-31T23:59:59Z'],
  ])('%s', (text, time) => {
    expect(timeOf(text)).toBe(time);
  });

  test.each([
    '2023-02-29 00:00:00',
    '2022-13-01 00:00:00',
    '2022-01-01 24:00:00',
    '2022-01-01',
    '01/02/2022 00:00:00',
    '4133980800',
    '1683029999000',
    '-5',
    'yesterday',
  ])('%s is none', (text) => {
    expect(() => timeOf(text)).toThrow('is no time');
  });

  test('every second reads as itself, written either way', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4133980799 }), (seconds) => {
        const time = `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`;
        expect([timeOf(String(seconds)), timeOf(time)]).toEqual([time, time]);
      }),
    );
  });
});

describe('times and blocks', () => {
  const at = (block: number | null, time: string | null, place: string): Transfer => {
    return { time, block, index: 0, transaction: '', from: A, to: B, asset: 'ETH', amount: 1n, place };
  };

  test('a time that runs against the blocks is noticed, whatever the order of the file', () => {
    const transfers = [
      at(3, '2022-01-01T00:00:01Z', 'file:2'),
      at(1, '2022-01-01T00:00:00Z', 'file:3'),
      at(2, '2022-01-01T00:00:09Z', 'file:4'),
    ];
    expect(timesAgainstBlocks(transfers)).toEqual([
      { message: 'a time is earlier than that of a lower block', count: 1, places: ['file:2'] },
    ]);
  });

  test('so are two times of one block', () => {
    const transfers = [at(1, '2022-01-01T00:00:00Z', 'file:2'), at(1, '2022-01-01T00:00:01Z', 'file:3')];
    expect(timesAgainstBlocks(transfers).map(({ message }) => message)).toEqual([
      'transfers of one block bear different times',
    ]);
  });

  test('where either is missing there is nothing to compare', () => {
    const transfers = [
      at(null, '2022-01-01T00:00:09Z', '1'),
      at(1, null, '2'),
      at(2, '2022-01-01T00:00:00Z', '3'),
    ];
    expect(timesAgainstBlocks(transfers)).toEqual([]);
  });
});

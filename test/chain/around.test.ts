import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { followValue, readTransfers, UsageError } from '../../src/index.js';
import type { FlowsAround } from '../../src/types.js';
import { readingOf, transferOf } from '../support/made-transfers.js';
import { LISTED, RONIN } from '../support/ronin.js';
import { tagOf } from '../support/tags.js';

const move = (day: string, from: string, to: string, amount: bigint) =>
  transferOf(from, to, amount, { time: `${day}T12:00:00Z` });
const day = (n: number) => `2022-03-${String(n).padStart(2, '0')}`;
const days = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const rowOf = (around: FlowsAround | undefined, what: string, service: string | null = null) =>
  around?.moved.find((row) => row.what === what && row.service === service);

describe('around an act', () => {
  const small = [
    move(day(1), 'x', 'thief', 50n),
    move(day(2), 'thief', 'thief2', 7n),
    move(day(3), 'thief', 'a', 10n),
    move(day(4), 'thief', 'mixer', 1000n),
    move(day(5), 'thief', 'a', 20n),
    move(day(6), 'a', 'mixer', 30n),
    move(day(7), 'thief', 'mixer', 5n),
    move(day(9), 'x', 'y', 5n),
  ];
  const options = {
    from: ['thief', 'thief2'],
    tags: [tagOf('mixer', { label: 'Mixer', category: 'mixing_service' })],
    around: day(4),
  };

  test('counts equal windows without the day of the act, and no transfer between the addresses', async () => {
    const { around } = await followValue(readingOf(small), options);
    expect(around).toMatchObject({
      day: day(4),
      n: 3,
      before: { from: day(1), until: day(3) },
      after: { from: day(5), until: day(7) },
      daysBefore: 3,
      daysAfter: 5,
      block: 1,
    });
    expect(rowOf(around, 'in')).toMatchObject({
      before: { value: '5', transfers: 1, days: 1 },
      after: { value: '0', perDay: 0, transfers: 0, days: 0 },
      ratio: 0,
    });
    expect(rowOf(around, 'out')).toMatchObject({
      before: { value: '1', transfers: 1, days: 1 },
      after: { value: '2.5', transfers: 2, days: 2 },
      ratio: 2.5,
      interval: null,
      reason: 'value moved on 1 days before and 2 after; an interval needs 5 on either side',
    });
    expect(rowOf(around, 'out')?.after.perDay).toBeCloseTo(2.5 / 3, 12);
  });

  test('services hear of accounts on the way too, and have no ratio where nothing came before', async () => {
    const { around } = await followValue(readingOf(small), options);
    const told = { before: { value: '0' }, after: { value: '3.5', transfers: 2, days: 2 }, ratio: null };
    expect(rowOf(around, 'services')).toMatchObject(told);
    expect(rowOf(around, 'service', 'Mixer')).toMatchObject(told);
  });

  test('an interval comes with five days of movement on either side, and holds what is the same', async () => {
    const moves = days(1, 31).map((n) =>
      move(day(n), 'thief', `r${n}`, n === 16 ? 900n : 10n + BigInt(n % 3)),
    );
    const { around } = await followValue(readingOf(moves), { from: ['thief'], around: day(16) });
    const out = rowOf(around, 'out');
    expect(around?.n).toBe(15);
    expect(out?.reason).toBe('');
    expect(out?.interval?.q5).toBeLessThan(1);
    expect(out?.interval?.q95).toBeGreaterThan(1);
    expect(out?.interval?.q95).toBeLessThan(1.1);
  });

  test('tells a drop where there is one', async () => {
    const moves = days(1, 31).map((n) =>
      move(day(n), 'thief', `r${n}`, (n < 16 ? 40n : 10n) + BigInt(n % 4)),
    );
    const { around } = await followValue(readingOf(moves), { from: ['thief'], around: day(16) });
    expect(rowOf(around, 'out')?.interval?.q95).toBeLessThan(0.35);
  });

  test('without an act nothing is told of one', async () => {
    const { from, tags } = options;
    expect(await followValue(readingOf(small), { from, tags })).not.toHaveProperty('around');
  });

  test.each([
    [{ around: '2022-04-14' }, 'no transfers on both sides'],
    [{ around: day(1) }, 'no transfers on both sides'],
    [{ window: 4 }, 'reaches beyond the file, which has 3 days before'],
  ])('%j is refused: %s', async (given, message) => {
    const asked = followValue(readingOf(small), { ...options, ...given });
    await expect(asked).rejects.toThrow(UsageError);
    await expect(asked).rejects.toThrow(message);
  });

  test('transfers without times are refused', async () => {
    const timeless = small.map((one) => ({ ...one, time: null }));
    await expect(followValue(readingOf(timeless), options)).rejects.toThrow(
      'needs transfers that have times',
    );
  });
});

describe.skipIf(!existsSync(RONIN))('the Ronin theft around 14 April 2022 (needs ../shared)', () => {
  test('the listing of the first address did not slow what left them', async () => {
    const { around } = await followValue(await readTransfers(RONIN), { from: LISTED, around: '2022-04-14' });
    const out = rowOf(around, 'out');
    expect(around?.n).toBe(22);
    expect(out?.before).toMatchObject({ transfers: 21, days: 12 });
    expect(out?.ratio).toBeCloseTo(2.11, 2);
    expect(out?.interval?.q5).toBeGreaterThan(1);
  });
});

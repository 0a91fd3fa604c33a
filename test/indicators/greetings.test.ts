import { describe, expect, test } from 'vitest';
import { greetings } from '../../src/indicators/greetings.js';
import type { Codebook, CodedItem, Coverage } from '../../src/types.js';
import { coding } from '../support/gold.js';

const codes = (...list: string[]) =>
  list.map((code) => ({
    code,
    definition: '',
    include: '',
    exclude: '',
    examples: [],
    counterExamples: [],
  }));
const CODEBOOK = {
  variables: {
    actor_rank: codes('leader', 'president', 'premier', 'minister', 'none'),
    channel: codes('party', 'royal', 'state'),
  },
} as unknown as Codebook;

interface Sent {
  readonly rank?: string;
  readonly channel?: string;
  readonly occasion?: string | null;
  readonly direction?: string;
  readonly source?: string;
  readonly act?: string;
}

function sent(date: string, { rank = 'president', channel = 'state', ...more }: Sent = {}): CodedItem {
  const { occasion = null, direction = 'outgoing', source = 'agency', act = 'message' } = more;
  const side = direction === 'outgoing' ? 'actor_rank' : 'partner_rank';
  return {
    source,
    coding: { ...coding(`item-${date}`, 'XXA', { act, direction, channel, [side]: rank }), occasion },
    date,
    url: '',
    text: '',
    event: null,
    codebook: '',
  };
}

/** Coverage of August in the years from 2001 to 2008, or of those given. */
const read = (years: readonly number[] = [2001, 2002, 2003, 2004, 2005, 2006, 2007, 2008], month = '08') =>
  years.map((year) => ({ source: 'agency', month: `${year}-${month}`, read: 10 }) as Coverage);
const of = (items: readonly CodedItem[], coverage = read()) => greetings(items, coverage, CODEBOOK);
const years = (rows: readonly { year: number }[]) => rows.map(({ year }) => year);

const USUAL = ['2001-08-17', '2002-08-16', '2003-08-18', '2004-08-17', '2005-08-17'].map((date) =>
  sent(date),
);

describe('an occasion', () => {
  test('is a day that greetings come back on, give or take four', () => {
    const rows = of([...USUAL, sent('2006-08-21'), sent('2006-08-29')]);
    expect(new Set(rows.map(({ day }) => day))).toEqual(new Set(['08-17']));
    expect(rows.flatMap(({ codings }) => codings)).toContain('item-2006-08-21');
    expect(rows.flatMap(({ codings }) => codings)).not.toContain('item-2006-08-29');
  });

  test('needs three years, and half of those that were read', () => {
    expect(of(USUAL.slice(0, 2), read([2001, 2002]))).toEqual([]);
    expect(of(USUAL.slice(0, 3), read([2001, 2002, 2003]))).toHaveLength(3);
    expect(of(USUAL.slice(0, 3), read([2001, 2002, 2003, 2004, 2005, 2006]))).toHaveLength(6);
    expect(of(USUAL.slice(0, 3), read([2001, 2002, 2003, 2004, 2005, 2006, 2007]))).toEqual([]);
  });

  test('may lie across the turn of the year', () => {
    const items = ['2002-12-31', '2004-01-01', '2004-12-30'].map((date) => sent(date));
    // The earliest of the days is the first of January: a card of 31 December is of the year that begins.
    expect(years(of(items, []))).toEqual([2003, 2004, 2005]);
  });

  test('of mourning, office or disaster, or by another act, is none of the calendar', () => {
    const all = (more: Sent) => of(USUAL.map(({ date }) => sent(date, more)));
    for (const occasion of ['mourning', 'office', 'disaster']) expect(all({ occasion })).toEqual([]);
    expect(all({ act: 'visit' })).toEqual([]);
    expect(all({ occasion: 'partner_day' })[0]).toMatchObject({ occasion: 'partner_day' });
  });

  test('directions and sources are never compared', () => {
    const apart = [
      ...USUAL.slice(0, 2),
      sent('2003-08-17', { direction: 'incoming' }),
      sent('2003-08-17', { source: 'paper' }),
    ];
    expect(of(apart, read([2001, 2002, 2003]))).toEqual([]);
  });
});

describe('a missing year', () => {
  test('is one of which the month was read', () => {
    const rows = of(USUAL, read([2001, 2002, 2003, 2004, 2005, 2007]));
    expect(years(rows)).toEqual([2001, 2002, 2003, 2004, 2005, 2007]);
    expect(years(rows.filter(({ missing }) => missing))).toEqual([2007]);
    expect(rows.at(-1)).toMatchObject({ rank: null, usualRank: 'president', deviation: null, codings: [] });
  });

  test('needs both months where the days around reach into a second', () => {
    const items = ['2001-08-30', '2002-08-30', '2003-08-30'].map((date) => sent(date));
    expect(years(of(items))).toEqual([2001, 2002, 2003]);
    const both = [...read(), ...read([2004], '09')];
    expect(years(of(items, both))).toEqual([2001, 2002, 2003, 2004]);
  });
});

describe('what is usual', () => {
  const rowOf = (year: number, rows: ReturnType<typeof of>) => rows.find((row) => row.year === year);

  test('is the median rank and commonest channel of the other years', () => {
    const rows = of([...USUAL, sent('2006-08-17', { rank: 'leader', channel: 'party' })]);
    expect(rowOf(2006, rows)).toMatchObject({
      rank: 'leader',
      usualRank: 'president',
      deviation: 1,
      channel: 'party',
      usualChannel: 'state',
      missing: false,
    });
    expect(rowOf(2001, rows)).toMatchObject({ deviation: 0, usualChannel: 'state' });
    const lower = of([...USUAL, sent('2006-08-17', { rank: 'minister' })]);
    expect(rowOf(2006, lower)?.deviation).toBe(-2);
  });

  test('needs three other years that name a sender', () => {
    const named = (n: number) =>
      of([
        ...USUAL.map(({ date }, i) => sent(date, { rank: i < n ? 'premier' : 'none' })),
        sent('2006-08-17', { rank: 'leader' }),
      ]);
    expect(rowOf(2006, named(2))).toMatchObject({ usualRank: null, deviation: null });
    expect(rowOf(2006, named(3))).toMatchObject({ usualRank: 'premier', deviation: 2 });
    expect(rowOf(2005, named(3))).toMatchObject({ rank: null, deviation: null });
  });

  test('is not said where two channels are equally common', () => {
    const rows = of([
      ...['2001', '2002'].map((year) => sent(`${year}-08-17`, { channel: 'party' })),
      ...['2003', '2004'].map((year) => sent(`${year}-08-17`)),
      sent('2005-08-17', { channel: 'royal' }),
    ]);
    expect(rowOf(2005, rows)).toMatchObject({ channel: 'royal', usualChannel: null });
  });

  test('of several greetings of a year the highest sender and channel count', () => {
    const rows = of([
      ...USUAL,
      sent('2006-08-17', { rank: 'minister' }),
      sent('2006-08-18', { rank: 'leader' }),
    ]);
    expect(rowOf(2006, rows)).toMatchObject({
      rank: 'leader',
      codings: ['item-2006-08-17', 'item-2006-08-18'],
    });
  });
});

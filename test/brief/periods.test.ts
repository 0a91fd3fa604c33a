import { expect, test } from 'vitest';
import { periodsOf } from '../../src/brief/periods.js';
import type { Coverage } from '../../src/types.js';

const month = (at: string, more: Partial<Coverage> = {}): Coverage => ({
  ...{ source: 'agency', month: at, documents: 10, read: 10, headlines: 0 },
  ...{ relational: 5, incidental: 0, thirdParty: 0 },
  ...more,
});
const year = (of: number) => ({ from: `${of}-01-01`, to: `${of}-12-31` });
const media = (periods: { from: string; to: string }[] | null) => ({ periods, close: [], note: null });

test('a period says how far it was read, and one of which nothing was is not told', () => {
  const coverage = [month('2003-01'), month('2003-12'), month('2004-03'), month('2004-05', { read: 0 })];
  const periods = [year(2002), year(2003), year(2004), { from: '2003-01-01', to: '2004-12-31' }];
  expect(periodsOf({ media: media(periods), coverage }).map(({ label, span }) => [label, span])).toEqual([
    ['2003', '2003'],
    ['2004', '2004, to March'],
    ['2003-2004', '2003-2004, to March 2004'],
  ]);
});

test('days that are not whole years stand as they are', () => {
  const periods = [{ from: '2003-02-01', to: '2003-03-31' }];
  expect(periodsOf({ media: media(periods), coverage: [month('2003-03')] })[0]?.span).toBe(
    '2003-02-01 to 2003-03-31',
  );
});

test('headlines are no full text, whatever their year', () => {
  const coverage = [month('2003-12', { headlines: 10 }), month('2004-12', { headlines: 4 })];
  const full = periodsOf({ media: media([year(2003), year(2004)]), coverage });
  expect(full.map(({ fullText }) => fullText)).toEqual([false, true]);
});

test('a pack that names no periods is told as one, over the years of which something was read', () => {
  const coverage = [month('2006-12'), month('2003-04'), month('2009-01', { read: 0 })];
  expect(periodsOf({ media: media(null), coverage })).toMatchObject([
    { from: '2003-01-01', to: '2006-12-31', span: '2003-2006' },
  ]);
  expect(periodsOf({ media: media(null), coverage: [] })).toEqual([]);
});

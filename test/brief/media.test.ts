import { describe, expect, test } from 'vitest';
import { greetingSection } from '../../src/brief/greetings.js';
import { listSection } from '../../src/brief/lists.js';
import { toldBy, toldIn } from '../../src/brief/told.js';
import type { Build, Evidence, Greeting, ListBlock, Window } from '../../src/types.js';

const partners = [
  { code: 'XAA', name: 'Aland', reported: true },
  { code: 'XEE', name: 'Eland', reported: false },
];
const build = (more: object): Build =>
  ({ pack: { partners, windows: [], evidence: [] }, greetings: [], lists: [], ...more }) as unknown as Build;

const greeting = (year: number, more: Partial<Greeting> = {}): Greeting => ({
  source: 'agency',
  partner: 'XAA',
  occasion: '',
  day: '08-17',
  direction: 'outgoing',
  year,
  rank: null,
  usualRank: null,
  deviation: null,
  channel: 'state',
  usualChannel: 'state',
  missing: false,
  codings: [],
  ...more,
});

describe('greetings', () => {
  const rowsOf = (greetings: Greeting[]) => greetingSection(build({ greetings }))[1]?.split('\n').slice(2);

  test('tell what is missing, and another channel and rank by year', () => {
    const rows = rowsOf([
      greeting(2001, { rank: 'premier', usualRank: 'premier', deviation: 0 }),
      greeting(2002, { channel: null, missing: true }),
      greeting(2003, { channel: 'party' }),
      greeting(2004, { rank: 'leader', usualRank: 'premier', deviation: 2 }),
    ]);
    expect(rows).toEqual(['| Aland | 08-17 | 4 | 3 | 2002 | state | 2003 party | 2004 |']);
  });

  test('say that a rank is not said; those received, and of states not reported, are left out', () => {
    const others = [greeting(2001, { direction: 'incoming' }), greeting(2001, { partner: 'XEE' })];
    expect(rowsOf([greeting(2001), ...others])).toEqual([
      '| Aland | 08-17 | 1 | 1 | - | state | - | not said |',
    ]);
    expect(greetingSection(build({ greetings: others }))).toEqual([]);
  });
});

test('lists are told where ten have an order, with the number of those of the actor', () => {
  const block = (more: Partial<ListBlock>): ListBlock => ({
    ...{ source: 'agency', direction: 'incoming', occasion: '', window: '', office: 'head', lists: 40 },
    ordered: 30,
    scores: { worth: -9, alphabet: -8, none: -7.04 },
    model: 'none',
    states: [],
    ...more,
  });
  const lists = [
    block({}),
    block({ ordered: 9 }),
    block({ direction: 'outgoing', ordered: 2, scores: null, model: 'too few lists' }),
  ];
  const [words, rows] = listSection(build({ lists }));
  expect(words).toContain('2 lists with an order, at most 2 of one kind');
  expect(rows?.split('\n').slice(2)).toEqual([
    '| agency | incoming | none | head | 30 | −9.0 | −8.0 | −7.0 | nothing: worth foretells worse than chance |',
  ]);
  expect(listSection(build({ lists: lists.slice(1) }))).toEqual([]);
});

test('a window holds the events of its days, which the periods leave out', () => {
  const event = (id: string, firstDay: string, partner = 'XAA') =>
    ({
      id,
      ledger: 'coded',
      firstDay,
      date: firstDay,
      partner,
      own: { occasion: null },
    }) as unknown as Evidence;
  const window = { kind: 'congress', from: '2011-01-12', to: '2011-01-20', partner: null } as Window;
  const evidence = [
    event('in', '2011-01-20'),
    event('out', '2011-01-21'),
    event('other', '2011-01-15', 'XEE'),
  ];
  const ids = (told: ReturnType<typeof toldIn>) => told.flatMap(({ events }) => events.map(({ id }) => id));
  const of = (windows: Window[]) => build({ pack: { partners, windows, evidence } });
  expect(ids(toldIn(of([window])))).toEqual(['in']);
  expect(ids(toldBy(of([window])))).toEqual(['out']);
  expect(ids(toldBy(of([{ ...window, partner: 'XEE' }])))).toEqual(['in', 'out']);
});

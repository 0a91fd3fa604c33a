import { describe, expect, test } from 'vitest';
import { Citations } from '../../src/brief/citations.js';
import { greetingSection } from '../../src/brief/greetings.js';
import { listSection } from '../../src/brief/lists.js';
import { mediaSection } from '../../src/brief/media.js';
import { mediaFigures } from '../../src/brief/media-figure.js';
import { toldBy, toldIn } from '../../src/brief/told.js';
import type { Build, Evidence, Greeting, ListBlock, Window } from '../../src/types.js';
import { buildPack } from '../support/packs.js';

const partners = [
  { code: 'XAA', name: 'Aland', reported: true },
  { code: 'XEE', name: 'Eland', reported: false },
];
const coverage = [{ source: 'agency', month: '2011-12', documents: 9, read: 9, headlines: 8 }];
const media = { periods: null, close: ['brothers'], note: null };
const pack = { partners, coverage, media, codebook: null, codings: [], windows: [], evidence: [] };
const build = (more: object): Build =>
  ({ pack, greetings: [], lists: [], reading: null, ...more }) as unknown as Build;

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

  test('blame headlines only where headlines were read', () => {
    const bodies = { ...pack, coverage: coverage.map((row) => ({ ...row, headlines: 0 })) };
    const said = (more: object) => greetingSection(build({ greetings: [greeting(2001)], ...more }))[0];
    expect(said({})).toContain('0 of 1 cases, since headlines seldom name him. (');
    expect(said({ pack: bodies })).toContain('0 of 1 cases. (');
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
  const of = (windows: Window[]) => build({ pack: { ...pack, windows, evidence } });
  expect(ids(toldIn(of([window])))).toEqual(['in']);
  expect(ids(toldBy(of([window])))).toEqual(['out']);
  expect(ids(toldBy(of([{ ...window, partner: 'XEE' }])))).toEqual(['in', 'out']);
});

describe('what media say is told by the pack at hand', async () => {
  const example = await buildPack('example');
  const sectionOf = (one: Build) => {
    const told = toldBy(one);
    return mediaSection(one, told, mediaFigures(one.pack, told), new Citations(one)).join('\n');
  };

  test('its own years, its own phrases, and only the channels and times that it knows', () => {
    const text = sectionOf(example);
    expect(text).toContain('from the texts of 1 source; ');
    expect(text).toContain('| Alfaland | 2016-2023, to January 2023 | 4 | 50');
    expect(text).toContain('told through the state channel, by period');
    expect(text).not.toMatch(/party channel|royal|mourning|windows below|2011|2024/);
  });

  test('no share of phrases where the pack names none', () => {
    const none = { ...example.pack, media: { ...example.pack.media, close: [] } };
    expect(sectionOf({ ...example, pack: none })).not.toContain('closeness');
  });

  test('no table and no figure of lists where only headlines were read', () => {
    const headlines = example.pack.coverage.map((row) => ({ ...row, headlines: row.documents }));
    const text = sectionOf({ ...example, pack: { ...example.pack, coverage: headlines } });
    expect(text).not.toContain('| partner |');
    expect(text).not.toContain('lists.svg');
    expect(text).toContain('channels.svg');
  });

  test('as many people as coded it, and the note of the pack', () => {
    const rated = (people: number) => {
      const coder = (_: unknown, i: number) => ({ name: `coder-${i}`, codings: [] });
      const coders = Array.from({ length: people }, coder);
      const reading = { documents: 30, agreement: [], rates: [], attribution: { rows: 30, errors: 0 } };
      const note = { ...example.pack.media, note: 'Nobody saw them before.' };
      const one = { ...example, reading, pack: { ...example.pack, people: { coders }, media: note } };
      return sectionOf(one as unknown as Build);
    };
    expect(rated(3)).toContain('agreement of three people who coded 30 documents');
    expect(rated(1)).toContain('one person coded 30 documents; weighted F1');
    expect(rated(3)).toContain('by source. Nobody saw them before. (`reading.json`)');
  });
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/coding/fold.js';
import { compileLexicon } from '../../src/coding/lexicon.js';
import { wordsOf } from '../../src/coding/words.js';
import type { Phrase } from '../../src/types.js';

const phrase = (text: string, kind: Phrase['kind'], more: Partial<Phrase> = {}): Phrase => ({
  ...{ text, kind, state: null, rank: null, channel: null, from: null, to: null },
  ...more,
});

const PHRASES = [
  phrase('Laos', 'name', { state: 'LAO' }),
  phrase("Lao People's Democratic Republic", 'name', { state: 'LAO' }),
  phrase("Democratic People's Republic of Korea", 'name', { state: 'PRK' }),
  phrase('Lao', 'demonym', { state: 'LAO' }),
  phrase('Guinea', 'name', { state: 'GIN' }),
  phrase('Papua New Guinea', 'name', { state: 'PNG' }),
  phrase('US', 'name', { state: 'USA' }),
  phrase('president', 'office', { rank: 'head_of_state' }),
  phrase('vice president', 'office', { rank: 'minister' }),
  phrase('Ri X', 'person', { state: 'PRK', rank: 'premier', from: '2000-01-01', to: '2004-12-31' }),
  phrase('Ri X', 'person', { state: 'PRK', rank: 'head_of_state', from: '2005-01-01' }),
];

const find = (text: string, date = '2011-06-01', exact = true) =>
  compileLexicon(PHRASES, exact)(text, wordsOf(fold(text)), date);
const found = (text: string, date?: string, exact?: boolean) =>
  find(text, date, exact).map(({ start, end, phrase: { state, rank } }) => [
    text.slice(start, end),
    state ?? rank,
  ]);

test('the longest phrase that begins at a word counts, and takes its words', () => {
  expect(found("the Lao People's Democratic Republic of old")).toEqual([
    ["Lao People's Democratic Republic", 'LAO'],
  ]);
  expect(found('Lao Democratic People\u2019s Republic of Korea')).toEqual([
    ['Lao', 'LAO'],
    ['Democratic People\u2019s Republic of Korea', 'PRK'],
  ]);
  expect(found('Papua New Guinea and Guinea')).toEqual([
    ['Papua New Guinea', 'PNG'],
    ['Guinea', 'GIN'],
  ]);
  expect(found('Vice President')).toEqual([['Vice President', 'minister']]);
});

test('a phrase that breaks off gives what stood before', () => {
  expect(found("Lao People's Democratic Front")).toEqual([['Lao', 'LAO']]);
  expect(found('Laotians')).toEqual([]);
});

test('names as written or in capitals, offices in any case, acronyms as written', () => {
  expect(found('LAOS laos Laos')).toEqual([
    ['LAOS', 'LAO'],
    ['Laos', 'LAO'],
  ]);
  expect(found('laos', undefined, false)).toEqual([['laos', 'LAO']]);
  expect(found('PRESIDENT president')).toHaveLength(2);
  expect(found('tell us', undefined, false)).toEqual([['us', 'USA']]);
  expect(found('tell us')).toEqual([]);
});

test('of the rows of one person the one of that day; before and between them no rank', () => {
  const rank = (date: string) => find('Ri X', date)[0]?.phrase.rank;
  expect(['1999-12-31', '2000-01-01', '2004-12-31', '2005-01-01'].map(rank)).toEqual([
    ...[null, 'premier', 'premier', 'head_of_state'],
  ]);
});

test('hits stand in order and apart, whatever the text', () => {
  const words = fc.constantFrom(
    'Lao',
    "People's",
    'Democratic',
    'Republic',
    'of',
    'Korea',
    'New',
    'Guinea',
    'vice',
    ',',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 20 }), (list) => {
      let last = 0;
      for (const { start, end } of find(list.join(' '))) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        last = end;
      }
    }),
  );
});

import { expect, test } from 'vitest';
import { fold } from '../../src/coding/fold.js';
import { compileLexicon } from '../../src/coding/lexicon.js';
import { partsOf, statesIn } from '../../src/coding/parts.js';
import { attribute } from '../../src/coding/sides.js';
import { wordsOf } from '../../src/coding/words.js';
import { KCNA } from '../support/coder.js';

const lexicon = compileLexicon(KCNA.lexicon, true);
const sided = (text: string) =>
  attribute(
    text,
    lexicon(text, wordsOf(fold(text)), '2011-06-01').filter(({ phrase }) => phrase.kind !== 'ignore'),
    'PRK',
  );
const parts = (text: string) =>
  Object.fromEntries(
    [...partsOf(text, { start: 0, end: text.length }, sided(text), 'PRK')].map(([state, ranges]) => [
      state,
      ranges.map(({ start, end }) => text.slice(start, end)).join('|'),
    ]),
  );

test('a sentence that names one state is all of that state', () => {
  expect(parts('The Lao minister, his wife and others came')).toEqual({
    LAO: 'The Lao minister, his wife and others came',
  });
  expect(parts('Nobody came')).toEqual({});
});

test('an enumeration is shared out by its items', () => {
  expect(parts('The king of Thailand, the president of Cuba')).toEqual({
    THA: 'The king of Thailand',
    CUB: ', the president of Cuba',
  });
});

test('an item that names no state goes with "of <state>" behind it, else with the one before', () => {
  expect(parts('A paper of Laos, the chairman, the secretary of the union of Cuba')).toEqual({
    LAO: 'A paper of Laos',
    CUB: ', the chairman|, the secretary of the union of Cuba',
  });
  expect(parts('The Lao minister, his wife, the Cuban minister')).toEqual({
    LAO: 'The Lao minister|, his wife',
    CUB: ', the Cuban minister',
  });
});

test('neither the actor nor the post of an envoy is a state of the sentence', () => {
  expect(statesIn(sided('The Cuban ambassador to Laos met the DPRK ambassador'), 'PRK')).toEqual(['CUB']);
});

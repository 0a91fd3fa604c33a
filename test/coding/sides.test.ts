import { describe, expect, test } from 'vitest';
import { fold } from '../../src/coding/fold.js';
import { compileLexicon } from '../../src/coding/lexicon.js';
import { attribute } from '../../src/coding/sides.js';
import { wordsOf } from '../../src/coding/words.js';
import { KCNA } from '../support/coder.js';

const lexicon = compileLexicon(KCNA.lexicon, true);
const hits = (text: string, date = '2011-06-01') =>
  lexicon(text, wordsOf(fold(text)), date).filter(({ phrase }) => phrase.kind !== 'ignore');
const sides = (text: string) =>
  attribute(text, hits(text), 'PRK').map((hit) => [
    text.slice(hit.start, hit.end),
    hit.sides.join('+'),
    hit.posted,
  ]);

describe('sides', () => {
  test('an office belongs to the state before it, else to the one after "of", else to its person', () => {
    expect(sides('Lao President Choummaly Sayasone')).toEqual([
      ['Lao', 'LAO', false],
      ['President', 'LAO', false],
      ['Choummaly Sayasone', 'LAO', false],
    ]);
    expect(sides('minister of Public Works and Transport of Cambodia').at(0)).toEqual([
      'minister',
      'KHM',
      false,
    ]);
    expect(sides('Foreign Minister Pak Ui Chun').at(0)).toEqual(['Foreign Minister', 'PRK', false]);
  });

  test('a list shares an office, before and after it', () => {
    expect(sides('ambassadors of Laos, Cuba and Syria').at(0)).toEqual(['ambassadors', 'LAO+CUB+SYR', false]);
    expect(sides('Talks between DPRK and Thai Foreign Ministers').at(-1)?.[1]).toBe('THA+PRK');
  });

  test('the post of an envoy is no party to the act, but that of the actor\u2019s own is', () => {
    expect(sides('Cuban ambassador to Laos').at(-1)).toEqual(['Laos', 'LAO', true]);
    expect(sides('DPRK ambassador to Laos').at(-1)).toEqual(['Laos', 'LAO', false]);
  });

  test('the president of an association is no head of state', () => {
    expect(sides('president of the Youth Organization of Malaysia').at(0)?.[1]).toBe('');
  });
});

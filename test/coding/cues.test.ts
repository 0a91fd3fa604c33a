import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCues } from '../../src/coding/cues.js';
import { fold } from '../../src/coding/fold.js';
import { wordsOf } from '../../src/coding/words.js';

const find = (patterns: string[], text: string) => {
  const folded = fold(text);
  const places = compileCues([{ id: 'cue', patterns }])(folded, wordsOf(folded), {
    start: 0,
    end: text.length,
  }).get('cue');
  return (places ?? []).map(({ start, end }) => text.slice(start, end));
};

describe('cues', () => {
  test('match whole words, the longest text first, whatever the case and the blanks', () => {
    expect(find(['congratulat(?:e|es|ed)'], 'He congratulates them.')).toEqual(['congratulates']);
    expect(find(['party'], 'the partygoers left')).toEqual([]);
    expect(find(['floral basket'], 'a Floral\nBasket')).toEqual(['Floral\nBasket']);
    expect(find(["charge d'affaires"], 'the charge d\u2019affaires')).toEqual(['charge d\u2019affaires']);
  });

  test('a pattern that stands for too much is searched as such', () => {
    expect(find(['^[a-z]{3,9}, [a-z]{3,9} [0-9]{1,2}'], 'Pyongyang, May 3 (KCNA)')).toEqual([
      'Pyongyang, May 3',
    ]);
  });

  test('a hostile pattern takes time in proportion to the text', () => {
    const text = 'a'.repeat(20_000);
    // With a backtracking engine this would not end; the runner would stop it.
    expect(find(['(a{1,30}){1,30}b', '(?:a|a|aa){1,40}$'], `${text}c`)).toEqual([]);
  });

  test('finds a phrase wherever it stands between words', () => {
    const words = fc.array(fc.constantFrom('king', 'sent', 'the', 'lao', 'basket', 'on'), { maxLength: 12 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const text = [...before, 'floral basket', ...after].join(' ');
        expect(find(['floral basket'], text)).toEqual(['floral basket']);
      }),
    );
  });
});

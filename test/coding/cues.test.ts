import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { compileCues, withFlags } from '../../src/coding/cues.js';
import { expand } from '../../src/coding/expand.js';
import { fold } from '../../src/coding/fold.js';
import { wordsOf } from '../../src/coding/words.js';
import { KCNA } from '../support/coder.js';

const find = (patterns: string[], text: string) => {
  const folded = fold(text);
  const places = compileCues([{ id: 'cue', patterns }])(folded, wordsOf(folded), {
    start: 0,
    end: text.length,
  }).get('cue');
  return (places ?? []).map(({ start, end }) => text.slice(start, end));
};

describe('expand', () => {
  test('gives every text a pattern stands for', () => {
    expect(expand('visit(?:s|ed)?')).toEqual(['visit', 'visits', 'visited']);
    expect(expand('a[bc]{1,2}')).toEqual(['ab', 'ac', 'abb', 'abc', 'acb', 'acc']);
    expect(expand('a+')).toBeUndefined();
    expect(expand('.')).toBeUndefined();
  });

  test('what it gives is what RE2 matches, for every pattern of the codebook', () => {
    for (const { patterns } of KCNA.cues)
      for (const pattern of patterns)
        for (const text of expand(pattern) ?? [])
          expect(RE2JS.compile(withFlags(pattern)).matches(text), pattern).toBe(true);
  });
});

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

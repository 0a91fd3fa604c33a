import fc from 'fast-check';
import { RE2JS } from 're2js';
import { describe, expect, test } from 'vitest';
import { compileCues, withFlags } from '../../src/coding/cues.js';
import { expand } from '../../src/coding/expand.js';
import { wordsOf } from '../../src/coding/words.js';
import { KCNA } from '../support/coder.js';

/** Patterns over two letters and a blank, small enough to be spelled out. */
const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
  pattern: fc
    .array(fc.array(tie('part'), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
    .map((alternatives) => alternatives.map((parts) => parts.join('')).join('|')),
  part: fc.oneof(
    { maxDepth: 2 },
    fc.constantFrom('a', 'b', ' ', '[ab]', '[a-b]', 'a?', 'b{0,2}', '\\.', 'a{2}', 'b??'),
    fc
      .tuple(tie('pattern'), fc.constantFrom('', '?', '{1,2}'))
      .map(([inner, times]) => `(?:${inner})${times}`),
    tie('pattern').map((inner) => `(${inner})`),
  ),
}));

test('gives every text a pattern stands for, shortest first', () => {
  expect(expand('visit(?:s|ed)?')).toEqual(['visit', 'visits', 'visited']);
  expect(expand('a[bc]{1,2}')).toEqual(['ab', 'ac', 'abb', 'abc', 'acb', 'acc']);
  expect(expand('st\\. (?:a|b)')).toEqual(['st. a', 'st. b']);
});

test('gives nothing where there is no end, too much, or a place instead of a text', () => {
  for (const endless of ['a+', '.', '[^a]', '^a', 'a$', '\\d', '\\p{L}', '[a-z]{3}', 'a{5000}'])
    expect(expand(endless), endless).toBeUndefined();
});

test('what it gives is what RE2 matches, no more and no less', () => {
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.'), maxLength: 6 }));
  fc.assert(
    fc.property(pattern, texts, (source, others) => {
      const regex = RE2JS.compile(withFlags(source));
      const given = expand(source);
      for (const text of given ?? []) expect(regex.matches(text), `${source} on ${text}`).toBe(true);
      for (const text of others)
        if (given) expect(given.includes(text), `${source} on ${text}`).toBe(regex.matches(text));
    }),
    { numRuns: 300 },
  );
});

test('what it gives is what RE2 matches, for every pattern of the codebook', () => {
  for (const { patterns } of KCNA.cues)
    for (const source of patterns) {
      const regex = RE2JS.compile(withFlags(source));
      for (const text of expand(source) ?? []) expect(regex.matches(text), source).toBe(true);
    }
});

describe('what only RE2 can spell is searched as a pattern', () => {
  test.each([
    ['\\Aking', 'king'],
    ['king\\z', 'king'],
    ['\\Qking\\E', 'king'],
    ['[[:alpha:]]{4}', 'king'],
    ['\\x{6b}ing', 'king'],
    ["king\\'s", "king's"],
    ['(?P<who>king|queen)', 'king'],
    ['by\\-law', 'by-law'],
  ])('%s', (source, text) => {
    expect(expand(source)).toBeUndefined();
    const places = compileCues([{ id: 'cue', patterns: [source] }])(text, wordsOf(text), {
      start: 0,
      end: text.length,
    });
    expect(places.get('cue')).toEqual([{ start: 0, end: text.length }]);
  });
});

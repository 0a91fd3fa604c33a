import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/coding/fold.js';
import { compileLexicon } from '../../src/coding/lexicon.js';
import { sentencesOf } from '../../src/coding/sentences.js';
import { attribute } from '../../src/coding/sides.js';
import { wordsOf } from '../../src/coding/words.js';
import { textOf } from '../../src/types.js';
import { codeAll, item, KCNA } from '../support/coder.js';

const lexicon = compileLexicon(KCNA.lexicon, true);
const hits = (text: string, date = '2011-06-01') =>
  lexicon(text, wordsOf(fold(text)), date).filter(({ phrase }) => phrase.kind !== 'ignore');
const sides = (text: string) =>
  attribute(text, hits(text), 'PRK').map((hit) => [
    text.slice(hit.start, hit.end),
    hit.sides.join('+'),
    hit.posted,
  ]);

describe('fold', () => {
  test('keeps every position', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(text).length).toBe(text.length);
      }),
    );
    expect(fold('\u0130stanbul \u201cX\u201d')).toHaveLength(12);
  });
});

describe('sentences', () => {
  test('end at stops, not at abbreviations and initials', () => {
    const cut = (body: string) =>
      sentencesOf(`T\n${body}`)
        .slice(1)
        .map(({ start, end }) => `T\n${body}`.slice(start, end).trim());
    expect(cut('He came on Dec. 3. S. R. Nathan left.\nU.S. troops stay.')).toEqual([
      'He came on Dec. 3.',
      'S. R. Nathan left.',
      'U.S. troops stay.',
    ]);
  });

  test('cover the text without gaps that hold words', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (title, body) => {
        const text = `${title.replace(/\n/g, ' ')}\n${body}`;
        const covered = sentencesOf(text)
          .map(({ start, end }) => text.slice(start, end))
          .join('');
        expect(covered.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });
});

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

test('whatever the text, rows or nothing: spans inside, categories of the codebook, the same twice', () => {
  const words = fc.constantFrom(
    'Kim Jong Il',
    'Lao',
    'Vietnam',
    'President',
    'sent a message to',
    'and',
    ', ',
    'ambassador',
    'of',
    '\u00e9',
    '\ud55c\uad6d',
    '.',
    '\n',
    '\u0000',
    'two parties',
    'party',
    '(',
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 40 }), fc.array(words, { maxLength: 10 }), (body, title) => {
      const document = item(title.join(' ').replace(/\n/g, ' '), body.join(' '));
      const rows = codeAll(document);
      const text = textOf(document);
      expect(codeAll(document)).toEqual(rows);
      expect(new Set(rows.map(({ partner }) => partner)).size).toBe(rows.length);
      for (const { values, spans, list } of rows) {
        for (const { start, end } of spans)
          expect(start >= 0 && start < end && end <= text.length).toBe(true);
        for (const [variable, value] of Object.entries(values))
          if (value !== null) expect(KCNA.variables[variable]?.map(({ code }) => code)).toContain(value);
        if (values.relevance !== 'relational') expect(values.act).toBeNull();
        if (list) expect(list.position >= 1 && list.position <= list.size).toBe(true);
      }
    }),
    { numRuns: 300 },
  );
});

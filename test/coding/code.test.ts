import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCoder, readsLanguage } from '../../src/coding/code.js';
import { trackEvents } from '../../src/coding/events.js';
import { type Coding, type Document, textOf } from '../../src/types.js';
import { codeAll, item, KCNA, said } from '../support/coder.js';

function expectSound(document: Document, rows: readonly Coding[]): void {
  const text = textOf(document);
  expect(new Set(rows.map(({ partner }) => partner)).size).toBe(rows.length);
  for (const { values, spans, list, partner } of rows) {
    expect(partner).not.toBe('PRK');
    expect(spans.length).toBeGreaterThan(0);
    for (const { start, end } of spans) expect(start >= 0 && start < end && end <= text.length).toBe(true);
    for (const [variable, value] of Object.entries(values))
      if (value !== null) expect(KCNA.variables[variable]?.map(({ code }) => code)).toContain(value);
    for (const [variable, value] of Object.entries(values))
      if (variable !== 'relevance') expect(value === null, variable).toBe(values.relevance !== 'relational');
    if (list) expect(list.position >= 1 && list.position <= list.size).toBe(true);
  }
}

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
      expect(codeAll(document)).toEqual(rows);
      expectSound(document, rows);
    }),
    { numRuns: 300 },
  );
});

test('any string at all gives rows or nothing', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
  fc.assert(
    fc.property(text, text, (title, body) => {
      const document = item(`Laos ${title}`, body);
      const rows = codeAll(document);
      expectSound(document, rows);
    }),
    { numRuns: 300 },
  );
});

test('what was read before does not matter to a row', () => {
  const ITEMS = [
    item('Kim Yong Nam Meets Thai Delegation', '', { id: 'a' }),
    item(
      'Greetings to Lao President',
      'Kim Yong Nam sent a message of greeting to Lao President Choummaly Sayasone.',
      { id: 'b' },
    ),
    item(
      'Press Review',
      'A Lao delegation arrived here. Kim Jong Il received a gift from the Cuban ambassador.',
      { id: 'c' },
    ),
    item('Flood Hits Thailand', 'Rain fell in Thailand.', { id: 'd' }),
  ];
  const rowsOf = new Map(ITEMS.map((document) => [document.id, codeAll(document)]));
  fc.assert(
    fc.property(fc.shuffledSubarray(ITEMS, { minLength: 1 }), (order) => {
      const coder = compileCoder(KCNA);
      for (const document of order) expect(coder(document)).toEqual(rowsOf.get(document.id));
    }),
    { numRuns: 5 },
  );
});

test('every relational row has one event, no other row has one, and no event is of two states', () => {
  const sentence = fc.constantFrom(
    'A Lao delegation led by Somsak Keomany arrived here.',
    'Kim Yong Nam sent a message of greeting to Thai King Bhumibol Adulyadej.',
    'Ambassadors of Laos, Cuba and Vietnam sent a floral basket to Kim Jong Il.',
    'Rain fell in Cambodia.',
    'The DPRK team beat the Malaysian team at football.',
  );
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2011-05-${String(n).padStart(2, '0')}`);
  fc.assert(
    fc.property(fc.array(fc.tuple(sentence, sentence, day), { maxLength: 12 }), (items) => {
      const eventOf = trackEvents(KCNA);
      const stateOf = new Map<string, string>();
      items.forEach(([title, body, date], i) => {
        const document = item(title, body, { id: `i${i}`, date });
        for (const coding of codeAll(document)) {
          const event = eventOf(document, coding);
          expect(event !== null).toBe(coding.values.relevance === 'relational');
          if (event !== null) expect(stateOf.get(event) ?? coding.partner).toBe(coding.partner);
          if (event !== null) stateOf.set(event, coding.partner);
        }
      });
    }),
    { numRuns: 50 },
  );
});

test('one sentence without end takes time in proportion to its length', () => {
  // Where every item of an enumeration looks at all the others this would not end; the runner would stop it.
  const body = 'Kim Jong Il and Laos, gifts of Cuba and '.repeat(4_000);
  expect(said('CUB', 'Gifts', body)?.partner).toBe('CUB');
});

describe('languages and states', () => {
  test('a text in a language that the codebook does not read gives no row', () => {
    expect(readsLanguage(KCNA, 'en')).toBe(true);
    expect(readsLanguage(KCNA, '')).toBe(true);
    expect(readsLanguage(KCNA, 'es')).toBe(false);
    expect(codeAll(item('Kim Yong Nam Meets Lao Delegation', '', { language: 'ko' }))).toEqual([]);
  });

  test('only the states that are wanted, or every one that is named, in order of mention', () => {
    const document = item('Envoys of Syria, Laos and Mongolia Visit DPRK Embassy');
    expect(compileCoder(KCNA, 'wanted')(document).map(({ partner }) => partner)).toEqual(['LAO']);
    expect(codeAll(document).map(({ partner }) => partner)).toEqual(['SYR', 'LAO', 'MNG']);
  });

  test('a title without a body and a body without a title', () => {
    expect(said('LAO', 'Greetings to Lao President')?.values.act).toBe('message');
    expect(said('LAO', '', 'Kim Yong Nam sent a message of greeting to the Lao President.')?.values.act).toBe(
      'message',
    );
    expect(codeAll(item('', ''))).toEqual([]);
  });
});

import fc from 'fast-check';
import { expect } from 'vitest';
import type { States } from '../../../src/coding/code.js';
import { codingRow } from '../../../src/coding/row.js';
import { codeDocuments } from '../../../src/coding/stream.js';
import { storedDocument } from '../../../src/loading/contents.js';
import { loadDocuments } from '../../../src/loading/load.js';
import { openStore, storedDocuments } from '../../../src/loading/stored.js';
import { parseStore } from '../../../src/store/address.js';
import type { Engine } from '../../../src/store/engine.js';
import { openCodebook } from '../../../src/texts/codebook.js';
import { readDocuments } from '../../../src/texts/documents.js';
import { type Codebook, type Document, PHRASE_KINDS, type Phrase, type Skipped } from '../../../src/types.js';
import { type Bench, RUNS } from './bench.js';

/** A store in a DuckDB file of its own. */
export async function duckAt(path: string): Promise<Engine> {
  return openStore(parseStore(`duckdb:${path}.duck`, ''));
}

async function rowsOf(
  documents: AsyncIterable<Document | Skipped>,
  codebook: Codebook,
  states: States,
): Promise<string> {
  const rows: string[] = [];
  for await (const coded of codeDocuments(documents, codebook, { states, threads: 1 }))
    if (!('reason' in coded))
      for (const coding of coded.codings) rows.push(JSON.stringify(codingRow(coded.document, coding)));
  return rows.join('\n');
}

/** Codings of the documents of a store as lines of JSON. */
export async function codings(
  engine: Engine,
  codebook: Codebook,
  states: States = 'wanted',
): Promise<string> {
  return rowsOf(await storedDocuments(engine, codebook, states), codebook, states);
}

/** The same from all documents of a file, with no store that looks for candidates. */
async function codingsOfFile(path: string, codebook: Codebook, states: States): Promise<string> {
  const stored = new Map<string, Document>();
  for await (const item of readDocuments([path])) {
    if ('reason' in item) throw new Error(item.reason);
    const { content, words: _, ...document } = storedDocument(item);
    stored.set([document.date, document.id, content].join('\0'), document);
  }
  const inOrder = [...stored].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, document]) => document);
  async function* from() {
    yield* inOrder;
  }
  return rowsOf(from(), codebook, states);
}

/** Words that patterns, quoting, letter case and other scripts make trouble for. */
const WORDS = [
  'lao',
  'Laos',
  'the',
  'c++',
  '.*',
  '(party',
  "O'Brien",
  'a\\b',
  '[x]',
  '$1',
  'İstanbul',
  'Straße',
  'ΣΊΣΥΦΟΣ',
  '조선',
  'Việt',
  'e\u0301t\u00e9',
  '老挝',
  '\ud83c\uddf1\ud83c\udde6',
  'U.S.',
  '\u2018quoted\u2019',
];
const STATES = ['PRK', 'LAO', 'VNM', 'CHN'];
const LANGUAGES = ['en', 'es', 'vi'];
const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...WORDS) },
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 5 }),
);

/** With a letter in it, as the tables of a codebook ask for. */
const phraseText = fc
  .array(word, { minLength: 1, maxLength: 3 })
  .map((words) => words.join(' ').trim())
  .filter((text) => /\p{L}/u.test(text));

const phrase: fc.Arbitrary<Phrase> = fc
  .record({
    text: phraseText,
    kind: fc.constantFrom(...PHRASE_KINDS),
    state: fc.option(fc.constantFrom(...STATES), { freq: 6 }),
    language: fc.option(fc.constantFrom(...LANGUAGES), { freq: 2 }),
  })
  .map(({ language, ...rest }) => ({
    ...rest,
    rank: null,
    channel: null,
    from: null,
    to: null,
    ...(language !== null && { language }),
  }));

/** Documents made of the phrases, whole and in pieces, in other cases, across line breaks and against signs. */
const documentOf = (phrases: readonly Phrase[]) => {
  const texts = phrases.map(({ text }) => text);
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...texts) },
    fc.constantFrom(...texts).map((text) => text.toUpperCase()),
    fc.constantFrom(...texts).map((text) => text.toLowerCase().replaceAll(' ', '\n')),
    fc.constantFrom(...texts).map((text) => text.slice(1)),
    fc.constantFrom('Kim Jong Il', 'met', 'sent a message to', 'the', '. ', ',', "'s", '\u2014', '\u00a0'),
    word,
    fc.string({ unit: 'binary', maxLength: 4 }),
  );
  const text = fc
    .array(fc.tuple(piece, fc.constantFrom(' ', '', ' ')), { minLength: 1, maxLength: 12 })
    .map((parts) => parts.flat().join(''));
  return fc.record({
    id: fc.nat(15).map((n) => `d${n}`),
    date: fc.nat(8).map((n) => `2011-0${n + 1}-11`),
    title: text.map((found) => `News ${found}`),
    body: fc.oneof(text, fc.constant('')),
    lang: fc.option(fc.constantFrom(...LANGUAGES), { nil: undefined }),
  });
};

const codebookAndDocuments = fc.array(phrase, { minLength: 1, maxLength: 12 }).chain((lexicon) =>
  fc.record({
    lexicon: fc.constant(lexicon),
    partners: fc.subarray(STATES.slice(1)),
    languages: fc.subarray(LANGUAGES, { minLength: 1 }),
    caseSensitive: fc.boolean(),
    documents: fc.array(documentOf(lexicon), { minLength: 1, maxLength: 16 }),
    states: fc.constantFrom<States>('wanted', 'all'),
  }),
);

/**
 * Codes random documents by random codebooks (phrases, states wanted, languages, letter case; the rules are those of the pack):
 * byte for byte the same from the cluster, from DuckDB, and from all documents without a store.
 */
export async function sameOnCodebooks({ engine, empty, file }: Bench, numRuns = RUNS): Promise<void> {
  const rules = await openCodebook();
  let runs = 0;
  let rows = 0;
  await fc.assert(
    fc.asyncProperty(codebookAndDocuments, async ({ documents, states, ...some }) => {
      const codebook: Codebook = { ...rules, ...some };
      const path = file(
        `codebook${runs++}.jsonl`,
        documents.map((document) => JSON.stringify(document)).join('\n'),
      );
      const local = await duckAt(path);
      try {
        await empty();
        for (const one of [engine, local]) await loadDocuments(one, [path]);
        const expected = await codingsOfFile(path, codebook, states);
        expect(await codings(engine, codebook, states)).toBe(expected);
        expect(await codings(local, codebook, states)).toBe(expected);
        if (expected !== '') rows++;
      } finally {
        await local.close();
      }
    }),
    { numRuns, seed: 19 },
  );
  // Most of them give rows, so that there was something to compare.
  expect(rows).toBeGreaterThan(numRuns / 2);
}

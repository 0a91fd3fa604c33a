import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileCoder } from '../../src/coding/code.js';
import { storedDocument } from '../../src/loading/contents.js';
import { loadDocuments } from '../../src/loading/load.js';
import { storedDocuments } from '../../src/loading/stored.js';
import { openCodebook } from '../../src/texts/codebook.js';
import type { Codebook } from '../../src/types.js';
import { corpusFile, corpusMissing } from '../support/corpus.js';
import { GREETING } from '../support/made-documents.js';
import { all, RUNS } from './support/bench.js';
import { twoNodes } from './support/cluster.js';
import { codings, duckAt, sameOnCodebooks } from './support/codebooks.js';

const cluster = twoNodes();

test.skipIf(corpusMissing)(
  'all corpora: the same codings from DuckDB, two nodes and one, and a second load adds nothing',
  async () => {
    const files = readdirSync(corpusFile('.'))
      .filter((name) => name.endsWith('.gz'))
      .map(corpusFile);
    const [two, one, local] = [
      await cluster.engine(),
      await cluster.engine({ cluster: null, database: 'default' }),
      await duckAt(cluster.file('corpora', '')),
    ];
    for (const engine of [two, one, local]) {
      const loaded = await loadDocuments(engine, files);
      expect(loaded).toMatchObject({ added: 84_865 - (loaded.rows - loaded.added) });
      const again = await loadDocuments(engine, files);
      expect(again).toMatchObject({ added: 0, known: files.length, rows: loaded.rows });
    }
    for (const states of ['wanted', 'all'] as const) {
      const codebook = await openCodebook();
      const expected = await codings(local, codebook, states);
      expect(expected.split('\n').length).toBeGreaterThan(10_000);
      expect(await codings(two, codebook, states)).toBe(expected);
      expect(await codings(one, codebook, states)).toBe(expected);
    }
    expect(await two.shards()).toEqual({ answered: 2, expected: 2 });
    expect(await two.countDocuments()).toEqual(await local.countDocuments());
    await local.close();
  },
);

test('a document that stands there twice comes once and is counted once', async () => {
  const engine = await cluster.emptied();
  for (let times = 0; times < 2; times++) {
    const rows = engine.documents();
    rows.push(storedDocument(GREETING));
    await rows.add(true);
  }
  expect(await all(engine.scan({ pattern: 'lao', languages: ['en'] }))).toEqual([GREETING]);
  expect(await engine.countDocuments()).toEqual(new Map([['en', 1]]));
});

/** Texts with names of states, quotes, dashes, line breaks, letters of many scripts and half pairs. */
const texts = (codebook: Codebook) => {
  const phrases = codebook.lexicon.map(({ text }) => text);
  const piece = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...phrases) },
    fc.constantFrom(...phrases).map((text) => text.toUpperCase()),
    fc.constantFrom(...phrases).map((text) => text.replaceAll(' ', '\n')),
    fc.constantFrom(
      'met',
      'sent a message to',
      '.',
      ',',
      "'s",
      '\u2019',
      '\u2014',
      '-',
      '\u00a0',
      'İstanbul',
      '조선',
      '\ud83c\uddf1\ud83c\udde6',
    ),
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  return fc
    .array(fc.tuple(piece, fc.constantFrom(' ', '', ' ')), { maxLength: 20 })
    .map((parts) => parts.flat().join(''));
};

test('many codebooks over any texts: the store hands on every document that the coder gives rows', async () => {
  const codebook = await openCodebook();
  const engine = await cluster.engine();
  await cluster.empty(engine);
  const local = await duckAt(cluster.file('random', ''));
  const sample = fc.sample(texts(codebook), { numRuns: 1500, seed: 7 });
  const lines = sample.map((body, i) =>
    JSON.stringify({
      id: `d${i}`,
      date: `20${10 + (i % 10)}-0${1 + (i % 9)}-11`,
      title: 'News',
      body: `x ${body}`,
      lang: 'en',
    }),
  );
  const file = cluster.file('random.jsonl', lines.join('\n'));
  for (const one of [engine, local]) await loadDocuments(one, [file]);
  const documents = await all(local.scan({ pattern: '(?-s).*', languages: ['en'] }));
  expect(documents.length).toBeGreaterThan(1400);
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.subarray([...codebook.partners], { minLength: 1 }),
      fc.subarray([...codebook.lexicon], { minLength: 1, maxLength: 60 }),
      async (partners, lexicon) => {
        const some: Codebook = { ...codebook, partners, lexicon };
        const coder = compileCoder(some, 'wanted');
        const expected = documents.flatMap((document) => coder(document));
        found += expected.length;
        const handed = await all(await storedDocuments(engine, some, 'wanted'));
        expect(handed.flatMap((document) => coder(document))).toEqual(expected);
        expect(await all(await storedDocuments(local, some, 'wanted'))).toEqual(handed);
      },
    ),
    { numRuns: RUNS, seed: 11 },
  );
  expect(found).toBeGreaterThan(RUNS);
  await local.close();
});

test('random codebooks over random documents: the same codings as from DuckDB and from the file', async () => {
  await sameOnCodebooks(await cluster.bench());
});

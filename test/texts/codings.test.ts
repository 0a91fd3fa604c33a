import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readPack } from '../../src/pack/read.js';
import { saveCodings, verifyCodings } from '../../src/texts/codings.js';
import { EXAMPLE, examplePack } from '../support/example.js';
import { packFolder } from '../support/packs.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-codings-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const item = (id: string, date: string, title: string, body: string | null) =>
  JSON.stringify({ id, date, title, body, lang: 'en', source: 'test', url: null });

const ITEMS = [
  item(
    'i1',
    '2011-05-02',
    'Greetings to Lao President',
    'Kim Yong Nam sent a message of greeting to Lao President Choummaly Sayasone.',
  ),
  item('i2', '2011-05-03', 'Flood Hits Thailand', 'Rain fell in Thailand.'),
  item(
    'i3',
    '2011-05-04',
    'DPRK Team Wins',
    'The DPRK team beat the Thai team at the football championship.',
  ),
];

/** The example pack with the codebook of the real one, and a source that has texts. */
function packWithText(): string {
  const pack = examplePack({
    'codings/wire.csv': null,
    'codings/coverage.csv': null,
    'sources.csv': (text) =>
      `${text}wire-2011,Items of a wire,Test,https://example.org/wire,en,2011,2011,state_media,C,read,wire,\n`,
  });
  for (const path of ['codebook.yml', 'codebook'])
    cpSync(join(packFolder('dprk-asean'), path), join(pack, path), { recursive: true });
  return pack;
}

function file(name: string, lines: readonly string[]): string {
  const path = join(scratch, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
}

test('saves what is relational or incidental, counts the rest, and is read again as a pack', async () => {
  const pack = packWithText();
  const saved = await saveCodings(pack, 'wire-2011', [file('a.jsonl', ITEMS)]);
  expect(saved).toMatchObject({ documents: 3, rows: 2, skipped: [] });
  const { codings, coverage } = await readPack(pack);
  expect(codings.map(({ coding }) => [coding.document, coding.partner, coding.values.relevance])).toEqual([
    ['i1', 'LAO', 'relational'],
    ['i3', 'THA', 'incidental'],
  ]);
  expect(coverage).toEqual([
    {
      source: 'wire-2011',
      month: '2011-05',
      documents: 3,
      read: 3,
      headlines: 0,
      relational: 1,
      incidental: 1,
      thirdParty: 1,
    },
  ]);
});

test('the same texts verify; an edited one is named, with what it changes', async () => {
  const pack = packWithText();
  await saveCodings(pack, 'wire-2011', [file('b.jsonl', ITEMS)]);
  expect(await verifyCodings(pack, [file('b.jsonl', ITEMS)])).toMatchObject({
    compared: 2,
    absent: 0,
    otherText: [],
    differences: [],
  });
  const edited = [
    item(
      'i1',
      '2011-05-02',
      'Gift to Lao President',
      'Kim Yong Nam sent a gift to Lao President Choummaly Sayasone.',
    ),
  ];
  const result = await verifyCodings(pack, [file('c.jsonl', edited)]);
  expect(result).toMatchObject({ compared: 1, absent: 1, otherText: ['i1'] });
  expect(result.differences).toContainEqual({
    document: 'i1',
    partner: 'LAO',
    field: 'act',
    kept: 'message',
    found: 'gift',
  });
});

test('a state that only the copy of the user names is a difference', async () => {
  const pack = packWithText();
  await saveCodings(pack, 'wire-2011', [file('f.jsonl', ITEMS)]);
  const edited = [
    item(
      'i1',
      '2011-05-02',
      'Greetings to Lao and Cuban Presidents',
      'Kim Yong Nam sent messages of greeting to the presidents of Laos and Cuba. Rain fell in Thailand.',
    ),
  ];
  const { differences, otherText } = await verifyCodings(pack, [file('g.jsonl', edited)]);
  expect(otherText).toEqual(['i1']);
  expect(differences).toContainEqual({
    document: 'i1',
    partner: 'CUB',
    field: 'row',
    kept: 'missing',
    found: 'there',
  });
});

test('documents that the pack does not hold are none of its business', async () => {
  const pack = packWithText();
  await saveCodings(pack, 'wire-2011', [file('h.jsonl', ITEMS)]);
  const other = item('z9', '2011-05-09', 'Kim Yong Nam Meets Lao Delegation', null);
  expect(await verifyCodings(pack, [file('i.jsonl', [...ITEMS, other])])).toMatchObject({
    compared: 2,
    otherText: [],
    differences: [],
  });
});

test('an edit that changes no coding still has another hash', async () => {
  const pack = packWithText();
  await saveCodings(pack, 'wire-2011', [file('j.jsonl', ITEMS)]);
  const edited = ITEMS.map((line) => line.replace('sent a message', 'today sent a message'));
  expect(await verifyCodings(pack, [file('k.jsonl', edited)])).toMatchObject({
    compared: 2,
    otherText: ['i1'],
    differences: [],
  });
});

test('an empty download leaves what is there', async () => {
  const pack = packWithText();
  await saveCodings(pack, 'wire-2011', [file('d.jsonl', ITEMS)]);
  const before = readFileSync(join(pack, 'codings/wire-2011.csv'), 'utf8');
  await expect(saveCodings(pack, 'wire-2011', [file('e.jsonl', [])])).rejects.toThrow(/left as it was/);
  expect(readFileSync(join(pack, 'codings/wire-2011.csv'), 'utf8')).toBe(before);
});

test('the codings of the example are what its codebook says of its documents', async () => {
  const { compared, ...rest } = await verifyCodings(EXAMPLE, [join(EXAMPLE, 'documents')]);
  expect(rest).toEqual({ absent: 0, otherText: [], differences: [] });
  expect(compared).toBe(10);
  const { codings, codebook, coverage } = await readPack(EXAMPLE);
  expect(new Set(codings.map((coding) => coding.codebook))).toEqual(new Set([codebook?.digest.slice(0, 8)]));
  expect(coverage.reduce((sum, { documents, read }) => sum + documents - read, 0)).toBe(1);
  const told = (document: string) => codings.filter(({ coding }) => coding.document === document);
  expect(told('wire-02')[0]?.event).toBe('XAA.message.wire-01');
  expect(told('wire-05')).toEqual([]);
  expect(told('wire-06').map(({ coding }) => coding.values.relevance)).toEqual(['incidental']);
  expect(told('wire-11').map(({ coding }) => coding.list?.position)).toEqual([1, 2, 3, 4]);
});

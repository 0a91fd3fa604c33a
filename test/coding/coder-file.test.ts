import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCoderFile } from '../../src/coding/coder-file.js';
import { cellOf } from '../../src/coding/fields.js';
import { formatIssue } from '../../src/error.js';
import { CODED_FIELDS, type Coding } from '../../src/types.js';
import { bare, CATEGORIES, coding, describeGold, goldBytes, goldCoder } from '../support/gold.js';

function read(file: string, text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const { codings, documents, issues } = readCoderFile(file, bytes, CATEGORIES);
  return { codings, documents, issues: issues.map(formatIssue) };
}

const COLUMNS = ['id', 'partner', ...CODED_FIELDS];
const cells = (row: Coding): string[] => [
  row.document,
  row.partner,
  ...CODED_FIELDS.map((field) => cellOf(row, field)),
];
const toCsv = (rows: readonly Coding[]) => stringify([COLUMNS, ...rows.map(cells)]);
const toJson = (row: Coding, more: object = {}) =>
  JSON.stringify({
    id: row.document,
    partner: row.partner,
    ...row.values,
    list_size: row.list?.size ?? null,
    list_position: row.list?.position ?? null,
    formulas: row.formulas,
    ...more,
  });

const visit = {
  ...coding('d1', 'LAO', { act: 'visit', exclusivity: 'list' }),
  list: { size: 5, position: 2 },
  formulas: ['fraternal', 'two_parties'],
};
const saying = ({ document, partner, values, list, occasion, formulas, spans }: Coding) => ({
  document,
  partner,
  values,
  list,
  occasion,
  formulas,
  spans,
});

const row = fc
  .record({
    relational: fc.boolean(),
    document: fc.integer({ min: 1, max: 9 }).map((n) => `d${n}`),
    partner: fc.constantFrom('LAO', 'VNM', 'CUB'),
    act: fc.constantFrom(...CATEGORIES.act),
    list: fc.option(
      fc.record({ size: fc.integer({ min: 4, max: 17 }), position: fc.integer({ min: 1, max: 4 }) }),
    ),
    formulas: fc.subarray([...CATEGORIES.formulas].sort()),
  })
  .map(
    ({ relational, document, partner, act, list, formulas }): Coding =>
      relational ? { ...coding(document, partner, { act }), list, formulas } : bare(document, partner),
  );
const codings = fc.uniqueArray(row, { selector: (r) => `${r.document} ${r.partner}`, maxLength: 8 });

describe('readCoderFile', () => {
  test('CSV and JSONL give back what was written', () => {
    fc.assert(
      fc.property(codings, (rows) => {
        const csv = read('ann.csv', toCsv(rows));
        expect(csv.issues).toEqual([]);
        expect(csv.codings.map(saying)).toEqual(rows);
        expect(csv.codings.map(({ line }) => line)).toEqual(rows.map((_, i) => i + 2));
        const json = read('ann.jsonl', rows.map((r) => toJson(r)).join('\n'));
        expect(json.issues).toEqual([]);
        expect(json.codings.map(saying)).toEqual(rows);
        expect(json.documents).toEqual([...new Set(rows.map(({ document }) => document))]);
      }),
    );
  });

  test('rows of tierline code --json: spans are kept, the event is read past', () => {
    const spans = [{ start: 3, end: 9, rule: 'act.visit.arrived' }];
    const { codings: found, issues } = read(
      'rules.jsonl',
      toJson(visit, { spans, event: { id: 'e1', documents: [] } }),
    );
    expect(issues).toEqual([]);
    expect(found[0]?.spans).toEqual(spans);
  });

  test('BOM, CRLF, blank lines, notes over several lines, and what was decided', () => {
    const csv = `\uFEFF${COLUMNS.join(',')},note,adjudicated,contested\r\n${cells(visit).join(',')},"two\r\nlines",act;channel,\r\n\r\n${cells(bare('d2', 'THA')).join(',')},,,relevance\r\n`;
    const { codings: found, issues } = read('ann.csv', csv);
    expect(issues).toEqual([]);
    expect(
      found.map(({ line, note, adjudicated, contested }) => ({ line, note, adjudicated, contested })),
    ).toEqual([
      { line: 2, note: 'two\nlines', adjudicated: ['act', 'channel'], contested: [] },
      { line: 5, note: '', adjudicated: [], contested: ['relevance'] },
    ]);
  });

  test('a row without a partner says that a document names no state; the document counts as read', () => {
    const {
      codings: found,
      documents,
      issues,
    } = read(
      'ann.jsonl',
      `{"id":"d7","partner":null}\n{"id":"d8","partner":null,"relevance":"third_party","formulas":[]}\n${toJson(visit)}`,
    );
    expect(issues).toEqual([]);
    expect(found).toHaveLength(1);
    expect(documents).toEqual(['d7', 'd8', 'd1']);
  });

  test.each<[string, string, string[]]>([
    [
      'an unknown category',
      toJson(visit, { act: 'vist' }),
      [`a.jsonl:1: act: "vist" is not one of ${CATEGORIES.act.join(', ')}`],
    ],
    [
      'an unknown formula',
      toJson(visit, { formulas: ['fraternal', 'brotherly'] }),
      [`a.jsonl:1: formulas: "brotherly" is not one of ${CATEGORIES.formulas.join(', ')}`],
    ],
    ['bad JSON', '{"id": "d1",', ['a.jsonl:1: not a JSON object; every line is one row']],
    ['a list instead of a row', '[1]', ['a.jsonl:1: not a JSON object; every line is one row']],
    ['no id', toJson(visit, { id: '' }), ['a.jsonl:1: "id" is missing; add it']],
    [
      'no relevance',
      toJson(bare('d1', 'LAO'), { relevance: null }),
      ['a.jsonl:1: relevance is missing; add it'],
    ],
    [
      'a forgotten partner',
      toJson(visit, { partner: null }),
      ['a.jsonl:1: partner: "" is not the code of a state, such as LAO; correct it'],
    ],
    [
      'a name for a code',
      toJson(visit, { partner: 'Laos' }),
      ['a.jsonl:1: partner: "Laos" is not the code of a state, such as LAO; correct it'],
    ],
    [
      'an act without relation',
      toJson(bare('d1', 'LAO'), { act: 'visit' }),
      ['a.jsonl:1: act filled, but only relational rows say more than relevance'],
    ],
    [
      'half a list',
      toJson(visit, { list_size: null }),
      ['a.jsonl:1: list_size and list_position go together; give both or none'],
    ],
    [
      'a place beyond the list',
      toJson(visit, { list_position: 6 }),
      ['a.jsonl:1: list_position 6 is beyond list_size 5'],
    ],
    [
      'a broken number',
      toJson(visit, { list_size: 5.5 }),
      ['a.jsonl:1: list_size: "5.5" is not a whole number from 1 to 9999'],
    ],
    [
      'a truth value',
      toJson(visit, { channel: true }),
      ['a.jsonl:1: channel: true is no text, number or list of texts'],
    ],
    [
      'broken spans',
      toJson(visit, { spans: [{ start: 1 }] }),
      ['a.jsonl:1: spans: give a list of {start, end, rule}'],
    ],
    [
      'a contested field of no name',
      toJson(visit, { contested: ['acts'] }),
      [`a.jsonl:1: contested: "acts" is not one of ${CODED_FIELDS.join(', ')}`],
    ],
  ])('%s is reported and the row left out', (_, line, expected) => {
    const { codings: found, issues } = read('a.jsonl', line);
    expect(found).toEqual([]);
    expect(issues).toEqual(expected);
  });

  test('the others stay: a duplicate, a column too many, an empty field, bytes that are no text', () => {
    const bytes = Buffer.concat([
      Buffer.from(`${toJson(visit)}\n`),
      Buffer.from([0x7b, 0xff, 0x0a]),
      Buffer.from(`${toJson(visit, { act: 'gift' })}\n`),
      Buffer.from(`${toJson({ ...visit, document: 'd2' }, { channel: null, mood: 'good' })}\n`),
      Buffer.from(`${toJson(bare('d3', 'LAO'), { mood: 'bad' })}\n`),
    ]);
    const { codings: found, issues } = read('a.jsonl', bytes);
    expect(found.map(({ document, line }) => [document, line])).toEqual([
      ['d1', 1],
      ['d2', 4],
      ['d3', 5],
    ]);
    expect(found[0]?.values.act).toBe('visit');
    expect(issues).toEqual([
      'a.jsonl:2: the line is not valid UTF-8; save the file as UTF-8',
      'a.jsonl:3: d1 and LAO stand in line 1 too; keep one row',
      `a.jsonl:4: unknown column "mood"; columns are ${COLUMNS.join(', ')}`,
      'a.jsonl:4: warning: channel is empty; a relational row should say it',
    ]);
  });

  test('CSV: faults of the header, of a row, of the file', () => {
    const spoilt = toCsv([visit]).replace('act,', 'deed,');
    expect(read('a.csv', spoilt)).toEqual({
      codings: [],
      documents: [],
      issues: [
        `a.csv:1: unknown column "deed"; columns are ${COLUMNS.join(', ')}`,
        'a.csv:1: column "act" is missing; add it, empty cells are allowed',
      ],
    });
    expect(read('a.csv', `${toCsv([visit])}d2,LAO\n`)).toMatchObject({
      codings: [{ document: 'd1' }],
      issues: ['a.csv:3: the row has 2 cells, the header 12; check commas and quotes'],
    });
    expect(read('a.csv', '').issues).toEqual(['a.csv:1: the file is empty; it needs its header line']);
    expect(read('a.csv', `${COLUMNS.join(',')}\n"d1,LAO\n`).issues).toEqual([
      expect.stringMatching(/^a\.csv:\d: not a CSV table: /),
    ]);
  });

  test('whatever bytes change, it says what is wrong and where, or reads rows that hold to the categories', () => {
    const files = {
      'a.csv': toCsv([visit, bare('d2', 'THA')]),
      'a.jsonl': `${toJson(visit)}\n${toJson(bare('d2', 'THA'))}\n`,
    };
    fc.assert(
      fc.property(
        fc.constantFrom('a.csv' as const, 'a.jsonl' as const),
        fc.array(fc.tuple(fc.nat(1000), fc.nat(255)), { minLength: 1, maxLength: 5 }),
        fc.option(fc.nat(1000)),
        (file, changes, end) => {
          const bytes = Buffer.from(files[file]);
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
          const cut = end === null ? bytes : bytes.subarray(0, end);
          const { codings: found, issues } = readCoderFile(file, cut, CATEGORIES);
          for (const { line, message } of issues) {
            expect(line).toBeGreaterThan(0);
            expect(message).not.toBe('');
          }
          for (const { values, formulas } of found) {
            expect(CATEGORIES.relevance).toContain(values.relevance);
            for (const formula of formulas) expect(CATEGORIES.formulas).toContain(formula);
          }
          // A table cut after its header is whole and empty.
          const lines = cut
            .toString()
            .trim()
            .split(/[\r\n]+/);
          const empty = lines[0] === '' || (file === 'a.csv' && lines.length === 1);
          expect(found.length + issues.length).toBeGreaterThan(empty ? -1 : 0);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describeGold('the files of the gold', () => {
  test.each(['dev_labels_A.jsonl', 'dev_labels_B.jsonl', 'dev_gold.jsonl'])(
    '%s is read whole, without an issue, also as CSV',
    (name) => {
      const { codings: found, issues } = goldCoder(name);
      expect(issues).toEqual([]);
      const lines = goldBytes(name).toString().trim().split('\n');
      expect(found).toHaveLength(lines.length);
      const again = read('again.csv', toCsv(found));
      expect(again.issues).toEqual([]);
      expect(again.codings.map(saying)).toEqual(found.map(saying));
    },
  );
});

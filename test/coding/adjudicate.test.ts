import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { adjudicate } from '../../src/coding/adjudicate.js';
import { readAdjudications } from '../../src/coding/adjudications.js';
import { disagreements } from '../../src/coding/disagreements.js';
import { cellOf } from '../../src/coding/fields.js';
import { formatIssue } from '../../src/error.js';
import { CODED_FIELDS, type Coding } from '../../src/types.js';
import { bare, CATEGORIES, coding, describeGold, goldCoder } from '../support/gold.js';

const HEADER = ['id', 'partner', 'variable', 'value', 'reason', 'by', 'date'];

/** Decisions of (document, partner, field, value) as a file. */
function decide(...rows: (readonly [string, string, string, string])[]) {
  const text = stringify([HEADER, ...rows.map((row) => [...row, 'read again', 'cho', '2026-11-01'])]);
  return readAdjudications('decided.csv', Buffer.from(text), CATEGORIES);
}
const coders = (a: Coding[], b: Coding[]) => [
  { name: 'ann', codings: a },
  { name: 'ben', codings: b },
];

describe('readAdjudications', () => {
  test('reads decisions with who, when and why', () => {
    const { adjudications, issues } = decide(['d1', 'LAO', 'formulas', 'two_parties; fraternal']);
    expect(issues).toEqual([]);
    expect(adjudications).toEqual([
      {
        document: 'd1',
        partner: 'LAO',
        field: 'formulas',
        value: 'fraternal;two_parties',
        reason: 'read again',
        by: 'cho',
        date: '2026-11-01',
        line: 2,
      },
    ]);
  });

  test('a decision that cannot be is reported with its line', () => {
    const rows = [
      HEADER,
      ['d1', 'LAO', 'deed', 'visit', 'why', 'cho', '2026-11-01'],
      ['d1', 'LAO', 'act', 'vist', '', 'cho', '2026-02-30'],
      ['d1', 'LAO', 'act', 'visit', 'why', 'cho', '2026-11-01'],
      ['d1', 'LAO', 'act', 'gift', 'why', 'cho', '2026-11-01'],
    ];
    const { adjudications, issues } = readAdjudications(
      'decided.csv',
      Buffer.from(stringify(rows)),
      CATEGORIES,
    );
    expect(adjudications.map(({ line }) => line)).toEqual([4]);
    expect(issues.map(formatIssue)).toEqual([
      `decided.csv:2: variable: "deed" is not one of ${CODED_FIELDS.join(', ')}`,
      'decided.csv:3: "reason" is missing; add it',
      `decided.csv:3: act: "vist" is not one of ${CATEGORIES.act.join(', ')}`,
      'decided.csv:3: date: "2026-02-30" is not a day; use YYYY-MM-DD',
      'decided.csv:5: act of this document and state is decided in line 4 too',
    ]);
  });
});

describe('adjudicate', () => {
  const ann = [coding('d1', 'LAO', { act: 'visit', channel: 'party' }), bare('d2', 'THA')];
  const ben = [coding('d1', 'LAO', { act: 'gift', channel: 'party' }), bare('d2', 'THA', 'third_party')];

  test('where they agree their value holds, where they differ the decision, else the field is contested', () => {
    const { codings, issues } = adjudicate(coders(ann, ben), decide(['d1', 'LAO', 'act', 'visit']));
    expect(issues).toEqual([]);
    expect(codings).toMatchObject([
      { values: { act: 'visit', channel: 'party' }, adjudicated: ['act'], contested: [] },
      { values: { relevance: null }, adjudicated: [], contested: ['relevance'] },
    ]);
  });

  test('a decision may be neither what the one nor what the other said', () => {
    const { codings } = adjudicate(coders(ann, ben), decide(['d1', 'LAO', 'act', 'meeting']));
    expect(codings[0]?.values.act).toBe('meeting');
  });

  test('a decision that has become needless is reported, as an error if the coders agree on something else', () => {
    const { codings, issues } = adjudicate(
      coders(ann, ann),
      decide(['d1', 'LAO', 'act', 'gift'], ['d1', 'LAO', 'channel', 'party'], ['d9', 'LAO', 'act', 'gift']),
    );
    expect(codings[0]?.values.act).toBe('visit');
    expect(issues.map(formatIssue)).toEqual([
      'decided.csv:2: coders agree that act is "visit", not "gift"; remove or correct it',
      'decided.csv:3: warning: coders agree on channel; the decision is not needed',
      'decided.csv:4: no coder has a row for d9 and LAO',
    ]);
  });

  test('a row that one coder lacks: relevance is decided, to nothing at all or to a category', () => {
    const pair = coders(ann, ann.slice(0, 1));
    const gold = (value: string) =>
      adjudicate(pair, decide(['d2', 'THA', 'relevance', value])).codings.slice(1);
    expect(gold('')).toEqual([]);
    expect(gold('incidental')).toMatchObject([
      { values: { relevance: 'incidental' }, adjudicated: ['relevance'] },
    ]);
    expect(adjudicate(pair, decide()).codings[1]).toMatchObject({ contested: ['relevance'] });
  });

  test('once relevance is decided against a relation, the other fields say nothing and need no decision', () => {
    const pair = coders([coding('d2', 'THA')], [bare('d2', 'THA')]);
    const { codings, issues } = adjudicate(
      pair,
      decide(
        ['d2', 'THA', 'relevance', 'incidental'],
        ['d2', 'THA', 'act', 'visit'],
        ['d2', 'THA', 'channel', ''],
      ),
    );
    expect(codings).toMatchObject([{ values: { relevance: 'incidental', act: null }, contested: [] }]);
    expect(issues.map(formatIssue)).toEqual([
      'decided.csv:3: act is decided, but only relational rows say more than relevance',
    ]);
    const open = adjudicate(
      pair,
      decide(['d2', 'THA', 'relevance', 'relational'], ['d2', 'THA', 'act', 'visit']),
    );
    expect(open.codings).toMatchObject([
      {
        values: { relevance: 'relational', act: 'visit', channel: null },
        contested: ['direction', 'actor_rank', 'partner_rank', 'channel', 'exclusivity'],
      },
    ]);
  });

  test('a list is settled whole or not at all', () => {
    const at = (size: number, position: number) => ({ ...coding('d1', 'LAO'), list: { size, position } });
    const { codings } = adjudicate(coders([at(5, 2)], [at(6, 2)]), decide());
    expect(codings).toMatchObject([{ list: null, contested: ['list_size', 'list_position'] }]);
  });
});

const row = fc
  .record({
    document: fc.constantFrom('d1', 'd2', 'd3'),
    partner: fc.constantFrom('LAO', 'VNM'),
    relational: fc.boolean(),
    act: fc.constantFrom('visit', 'gift'),
    formulas: fc.subarray(['fraternal', 'militant']),
  })
  .map(
    ({ document, partner, relational, act, formulas }): Coding =>
      relational ? { ...coding(document, partner, { act }), formulas } : bare(document, partner),
  );
const codings = fc.uniqueArray(row, { selector: (r) => `${r.document} ${r.partner}` });
const readAll = ['d1', 'd2', 'd3'];

describe('properties of adjudication', () => {
  test('without decisions, what is contested is just what the coders differ on', () => {
    fc.assert(
      fc.property(codings, codings, (a, b) => {
        const both = coders(a, b).map((coder) => ({ ...coder, documents: readAll }));
        const gold = adjudicate(both, decide());
        const differing = disagreements(both).map(({ document, partner }) => `${document} ${partner}`);
        expect(
          gold.codings
            .filter(({ contested }) => contested.length > 0)
            .map((r) => `${r.document} ${r.partner}`),
        ).toEqual(differing);
      }),
    );
  });

  test('deciding every difference for one coder gives that coder back', () => {
    fc.assert(
      fc.property(codings, codings, (a, b) => {
        const theirs = new Map(a.map((r) => [`${r.document} ${r.partner}`, r]));
        const open = adjudicate(coders(a, b), decide()).codings;
        const rows = open.flatMap(({ document, partner, contested }) =>
          contested.map((field) => {
            const mine = theirs.get(`${document} ${partner}`);
            return [document, partner, field, mine ? cellOf(mine, field) : ''] as const;
          }),
        );
        const gold = adjudicate(coders(a, b), decide(...rows));
        expect(gold.issues).toEqual([]);
        const plain = gold.codings.map(({ adjudicated, contested, ...rest }) => rest);
        const sorted = a.toSorted((x, y) =>
          `${x.document} ${x.partner}` < `${y.document} ${y.partner}` ? -1 : 1,
        );
        expect(plain).toEqual(sorted);
      }),
    );
  });
});

describeGold('the gold from its two codings and the decisions', () => {
  const expected = goldCoder('dev_gold.jsonl').codings;
  const decisions = expected.flatMap((coded) =>
    coded.adjudicated.map((field) => [coded.document, coded.partner, field, cellOf(coded, field)] as const),
  );
  const gold = adjudicate(
    [goldCoder('dev_labels_A.jsonl'), goldCoder('dev_labels_B.jsonl')],
    decide(...decisions),
  );

  test('is the gold that was made by hand, field by field', () => {
    const key = (r: Coding) => `${r.document} ${r.partner}`;
    const table = (rows: readonly Coding[]) =>
      Object.fromEntries(rows.map((r) => [key(r), CODED_FIELDS.map((field) => cellOf(r, field)).join('|')]));
    expect(table(gold.codings)).toEqual(table(expected));
    expect(gold.codings.filter(({ contested }) => contested.length > 0)).toEqual([]);
  });

  test('no decision contradicts the coders; three only put the same formulas into another order', () => {
    expect(gold.issues.map(({ severity, message }) => [severity, message])).toEqual(
      new Array(3).fill(['warning', 'coders agree on formulas; the decision is not needed']),
    );
  });
});

import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import Type from 'typebox';
import { describe, expect, test } from 'vitest';
import { strict } from '../../src/pack/schema.js';
import { readTable } from '../../src/pack/table.js';
import { reports } from '../support/reports.js';

const Schema = strict(
  { id: Type.String(), note: Type.Optional(Type.String()), n: Type.Optional(Type.Integer({ minimum: 0 })) },
  { description: 'A table for tests.' },
);

function read(text: string) {
  const { report, lines } = reports();
  return { rows: readTable(text, Schema, report) ?? [], issues: lines };
}

/** Cells with all that a CSV file must quote, and letters in two normal forms. */
const cell = fc
  .array(
    fc.constantFrom(
      'a',
      '1',
      ' ',
      ',',
      '"',
      '""',
      '\n',
      '\r\n',
      ';',
      '=',
      "'",
      'é',
      'e\u0301',
      '金',
      '🚢',
      '\uFEFF',
    ),
    {
      maxLength: 8,
    },
  )
  .map((parts) => parts.join(''));
/** What reading makes of a cell: one form for letters and for line breaks. */
const clean = (text: string) => text.normalize('NFC').replaceAll('\r\n', '\n');
const row = fc.record({ id: fc.integer({ min: 1, max: 999 }).map(String), note: cell, n: fc.nat(1e6) });

describe('readTable', () => {
  test('gives back what was written, with the line where each row begins', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.boolean(), fc.boolean(), (rows, bom, quoted) => {
        const text = stringify(rows, { header: true, columns: ['n', 'id', 'note'], bom, quoted });
        const found = read(text);
        expect(found.issues).toEqual([]);
        expect(found.rows.map(({ value }) => value)).toEqual(
          rows.map(({ id, note, n }) => ({ id, n, ...(note === '' ? {} : { note: clean(note) }) })),
        );
        let line = 2;
        for (const [i, { n, id, note }] of rows.entries()) {
          expect(found.rows[i]?.line).toBe(line);
          line += stringify([[n, id, note]]).split('\n').length - 1;
        }
      }),
    );
  });

  test('CRLF files, blank lines and a last line without its break keep their line numbers', () => {
    const crlf = read('id,note,n\r\na,,1\r\n\r\nb,"x\r\ny",2\r\nc,,3');
    expect(crlf.issues).toEqual([]);
    expect(crlf.rows.map(({ value, line }) => [value.id, line])).toEqual([
      ['a', 2],
      ['b', 4],
      ['c', 6],
    ]);
  });

  test('columns stand in any order; a cell without content is a missing value', () => {
    expect(read('n,id,note\n7,a,\n').rows).toEqual([{ value: { n: 7, id: 'a' }, line: 2 }]);
  });

  test('bad rows are reported by line and left out, the others stay', () => {
    const { rows, issues } = read('id,note,n\na,,1\nb,,many\n,,2\nc,3\nd,,-1\ne,,1e3\nf,,5\n');
    expect(rows.map(({ value }) => value.id)).toEqual(['a', 'f']);
    expect(issues).toEqual([
      '3: n: "many" must be integer',
      '4: "id" is missing; add it',
      '5: the row has 2 cells, the header 3; check commas and quotes',
      '6: n: -1 must be >= 0',
      '7: n: "1e3" must be integer',
    ]);
  });

  test('a table that cannot be read is no empty table', () => {
    for (const [text, issue] of [
      ['id,note,n\na,"b,1\n', 'not a CSV table'],
      ['id,note\na,b\n', 'column "n" is missing'],
      ['', 'the file is empty'],
    ] as const) {
      const { report, lines } = reports();
      expect(readTable(text, Schema, report)).toBeUndefined();
      expect(lines).toEqual([expect.stringContaining(issue)]);
    }
  });

  test('a header with faults says so once, instead of once per row', () => {
    const { rows, issues } = read('id,id,remark\na,b,c\n');
    expect(rows).toEqual([]);
    expect(issues).toEqual([
      '1: unknown column "remark"; columns are id, note, n',
      '1: column "note" is missing; add it, empty cells are allowed where optional',
      '1: column "n" is missing; add it, empty cells are allowed where optional',
      '1: column "id" stands twice',
    ]);
  });
});

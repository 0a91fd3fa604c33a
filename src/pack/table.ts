import type { TObject } from 'typebox';
import { readCsv } from '../files/csv.js';
import type { Report } from './report.js';
import { type Static, violationsOf } from './schema.js';

export interface Row<T> {
  readonly value: T;
  /** Line of the row's first character, 1-based. */
  readonly line: number;
}

/**
 * Reads a CSV table whose columns are the properties of a schema, in any order.
 * An empty cell is a missing value; a cell of a numeric column becomes a number.
 * Rows with issues are reported and left out; undefined where the table as a whole cannot be read.
 */
export function readTable<S extends TObject>(
  text: string,
  schema: S,
  report: Report,
): Row<Static<S>>[] | undefined {
  const records = readCsv(text, report);
  if (!records) return undefined;
  const [header, ...body] = records;
  if (!header) {
    report(1, 'the file is empty; it needs at least its header line');
    return undefined;
  }
  if (!checkHeader(header.cells, schema, report)) return undefined;

  const numeric = header.cells.map((column) => isNumeric(schema, column));
  const violations = violationsOf(schema);
  const rows: Row<Static<S>>[] = [];
  for (const { cells, line } of body) {
    if (cells.length !== header.cells.length) {
      report(
        line,
        `the row has ${cells.length} cells, the header ${header.cells.length}; check commas and quotes`,
      );
      continue;
    }
    const value: Record<string, string | number> = {};
    cells.forEach((cell, i) => {
      if (cell !== '') value[header.cells[i] as string] = numeric[i] ? toNumber(cell) : cell.normalize('NFC');
    });
    const found = violations(value);
    for (const { message } of found) report(line, message);
    if (found.length === 0) rows.push({ value: value as Static<S>, line });
  }
  return rows;
}

function checkHeader(header: readonly string[], schema: TObject, report: Report): boolean {
  const known = Object.keys(schema.properties);
  const unknown = header.filter((column) => !known.includes(column));
  const missing = known.filter((column) => !header.includes(column));
  const repeated = header.filter((column, i) => header.indexOf(column) !== i);
  for (const column of unknown) report(1, `unknown column "${column}"; columns are ${known.join(', ')}`);
  for (const column of missing)
    report(1, `column "${column}" is missing; add it, empty cells are allowed where optional`);
  for (const column of repeated) report(1, `column "${column}" stands twice`);
  return unknown.length + missing.length + repeated.length === 0;
}

function isNumeric(schema: TObject, column: string): boolean {
  const type = (schema.properties[column] as { type?: string } | undefined)?.type;
  return type === 'number' || type === 'integer';
}

/** Keeps what is not a plain decimal number as text, so that the schema names it. */
function toNumber(cell: string): string | number {
  return /^-?\d+(\.\d+)?$/.test(cell) ? Number(cell) : cell;
}

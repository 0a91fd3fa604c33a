import { CsvError, parse } from 'csv-parse/sync';
import { tableRows } from '../lists/table.js';
import type { Book } from './book.js';
import { Row } from './row.js';

const columnName = (cell: string): string =>
  cell
    .replace(/^\ufeff/, '')
    .trim()
    .toLowerCase();

/** The columns of a CSV table by its start, in small letters; none where it begins as no table does. */
export function csvColumns(start: string): string[] {
  try {
    const records: string[][] = parse(start, { to: 1, skip_empty_lines: true });
    return (records[0] ?? []).map(columnName);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return [];
  }
}

/** The rows of a CSV table with a header. A row with more or fewer cells than it is shifted and skipped, but for one empty cell at its end. */
export async function* csvRows(
  bytes: AsyncIterable<Uint8Array>,
  place: string,
  book: Book,
): AsyncGenerator<Row> {
  let columns: readonly string[] | undefined;
  let positions = new Map<string, number>();
  let number = 0;
  for await (const { cells, line } of tableRows(bytes, place, book.remarks(place))) {
    if (!columns) {
      columns = cells.map(columnName);
      positions = new Map(columns.map((name, i) => [name, i]));
      continue;
    }
    number += 1;
    const at = `${place}:${line}`;
    if (cells.length !== columns.length && !(cells.length === columns.length + 1 && cells.at(-1) === ''))
      book.skip(at, `${cells.length} cells where the header has ${columns.length}; the row is shifted`);
    else yield new Row(columns, (name) => cells[positions.get(name) ?? -1] ?? '', number, at);
  }
}

import { Readable } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';
import { oneLine } from '../text.js';
import { decoded } from './decoded.js';
import type { Findings, Remarks } from './findings.js';
import { PlainLines } from './plain-lines.js';

export interface TableRow {
  readonly cells: readonly string[];
  /** Line of the end of the record, 1-based. */
  readonly line: number;
}

/** The longest record of a table. */
const RECORD_CAP = 2 ** 20;

/** The records of a CSV text as they come; one that cannot be read is skipped, one without an end stops the reading. */
export async function* tableRows(
  bytes: AsyncIterable<Uint8Array>,
  place: string,
  findings: Remarks,
  delimiter = ',',
): AsyncGenerator<TableRow> {
  const plain = new PlainLines();
  const pieces = decoded(bytes, place, findings);
  try {
    for (;;) {
      const next = await pieces.next();
      const lines = next.done ? plain.end() : plain.take(next.value);
      for (const text of lines ?? []) {
        plain.line++;
        if (text !== '') yield { cells: text.split(delimiter), line: plain.line };
      }
      if (lines === null) break;
      if (next.done) return;
    }
    yield* parsedRows(plain, { [Symbol.asyncIterator]: () => pieces }, place, findings, delimiter);
  } finally {
    await pieces.return(undefined);
  }
}

/** Records with quotes, and all that follows them, read by the parser. */
async function* parsedRows(
  { line: before, held }: PlainLines,
  pieces: AsyncIterable<string>,
  place: string,
  findings: Remarks,
  delimiter: string,
): AsyncGenerator<TableRow> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: RECORD_CAP,
    ...(before > 0 && { record_delimiter: '\n' }),
    on_skip: (error?: CsvError) => {
      const reason = oneLine(error?.message ?? 'unknown');
      const line = String(error?.['lines'] ?? '?');
      if (error?.code === 'CSV_QUOTE_NOT_CLOSED')
        findings.stop(`the table breaks off inside a cell after line ${line}; what follows is missing`);
      else findings.skip(`${place}:${line}`, `no record of a table: ${reason}`);
    },
  });
  // Its messages name lines as well.
  (parser.info as { lines: number }).lines += before;
  const source = Readable.from(joined(held, pieces));
  source.on('error', (error) => parser.destroy(error)).pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>)
      yield { cells: record, line: info.lines };
  } catch (error) {
    const { code, message, lines } = error as CsvError & { lines?: number };
    if (!String(code).startsWith('CSV_')) throw error;
    findings.stop(
      `the table breaks off at line ${lines ?? '?'} (${oneLine(message)}); what follows is missing`,
    );
  }
}

async function* joined(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  if (first !== '') yield first;
  yield* rest;
}

/** Rows of a table with a header, as fields by name. */
export interface FieldRow {
  readonly fields: Readonly<Record<string, string>>;
  /** A field by name; empty where the table has no such column. */
  readonly get: (name: string) => string;
  /** The values of a field that holds several between semicolons. */
  readonly several: (name: string) => string[];
  readonly place: string;
}

function fieldRow(header: readonly string[], cells: readonly string[], place: string): FieldRow {
  const fields = Object.fromEntries(header.map((name, i) => [name, (cells[i] as string).trim()]));
  const get = (name: string): string => fields[name] ?? '';
  const several = (name: string): string[] =>
    get(name)
      .split(';')
      .map((part) => part.trim())
      .filter((part) => part !== '');
  return { fields, get, several, place };
}

/**
 * Rows of a table whose header must hold some columns; its others are read too, and unknown ones noticed. A row with more or
 * fewer cells than the header is shifted and skipped.
 */
export async function* fieldRows(
  bytes: AsyncIterable<Uint8Array>,
  place: string,
  findings: Findings,
  columns: {
    readonly needed: readonly string[];
    readonly known: readonly string[];
    readonly delimiter?: string;
  },
): AsyncGenerator<FieldRow> {
  let header: readonly string[] | undefined;
  for await (const { cells, line } of tableRows(bytes, place, findings, columns.delimiter)) {
    if (!header) {
      header = cells.map((cell) => cell.trim().replace(/^\ufeff/, ''));
      const missing = columns.needed.filter((name) => !header?.includes(name));
      if (missing.length > 0) {
        findings.stop(
          `the columns ${missing.join(', ')} are missing; the publisher may have changed the table`,
        );
        return;
      }
      const known = new Set([...columns.needed, ...columns.known]);
      for (const name of header)
        if (!known.has(name))
          findings.note(`the column "${name}" is new and stands among the remarks`, place);
      continue;
    }
    const at = `${place}:${line}`;
    if (cells.length !== header.length)
      findings.skip(at, `${cells.length} cells where the header has ${header.length}; the row is shifted`);
    else yield fieldRow(header, cells, at);
  }
}

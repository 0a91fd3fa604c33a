import { CsvError, parse } from 'csv-parse/sync';

export interface CsvRecord {
  readonly cells: readonly string[];
  /** Line of the record's first character, 1-based. */
  readonly line: number;
}

const FAULTS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED:
    'a quote opens in this row and is closed nowhere; close it, or double it if it belongs to the cell',
  CSV_INVALID_CLOSING_QUOTE:
    'a quoted cell that begins in this row goes on after its closing quote; close it at its end, and double quotes that belong to it',
  INVALID_OPENING_QUOTE:
    'a quote stands within a cell that does not begin with one; put the cell into quotes and double those that belong to it',
};

/** The records of a CSV text, header first, with their lines; blank lines are left out. Undefined where the text is no table. */
export function readCsv(
  text: string,
  report: (line: number, message: string) => void,
): CsvRecord[] | undefined {
  if (!text.includes('"')) return plainRecords(text);
  // csv-parse counts a CRLF inside quotes as two lines.
  const plain = text.replace(/\r\n?/g, '\n');
  let read = 0;
  try {
    const parsed = parse(plain, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      on_record: (record, { lines }) => {
        read = lines;
        return record;
      },
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({
      cells: record,
      line: info.lines - record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Told where the row begins, since a quote that is open swallows the rows after it.
    const blank = plain
      .split('\n')
      .slice(read)
      .findIndex((line) => line !== '');
    report(read + Math.max(0, blank) + 1, `not a CSV table: ${FAULTS[error.code] ?? error.message}`);
    return undefined;
  }
}

/** The records of a table without quotes, in which every line is one: the long tables that a program wrote are such. */
function plainRecords(text: string): CsvRecord[] {
  return text
    .replace(/^\ufeff/, '')
    .split(/\r\n?|\n/)
    .map((line, i) => ({ cells: line.split(','), line: i + 1 }))
    .filter(({ cells }) => cells.length > 1 || cells[0] !== '');
}

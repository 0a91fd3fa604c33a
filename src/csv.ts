import { CsvError, parse } from 'csv-parse/sync';

export interface CsvRecord {
  readonly cells: readonly string[];
  /** Line of the record's first character, 1-based. */
  readonly line: number;
}

/** The records of a CSV text, header first, with their lines; blank lines are left out. Undefined where the text is no table. */
export function readCsv(
  text: string,
  report: (line: number, message: string) => void,
): CsvRecord[] | undefined {
  if (!text.includes('"')) return plainRecords(text);
  try {
    // csv-parse counts a CRLF inside quotes as two lines.
    const parsed = parse(text.replace(/\r\n?/g, '\n'), {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({
      cells: record,
      line: info.lines - record.reduce((breaks, cell) => breaks + cell.split('\n').length - 1, 0),
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    report(Number(error['lines']) || 1, `not a CSV table: ${error.message}`);
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

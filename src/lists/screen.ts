import { openOnRecord } from '../entities/on-record.js';
import { Screening } from '../entities/screening.js';
import { UsageError } from '../error.js';
import { readCsv } from '../files/csv.js';
import { readTextFile } from '../files/files.js';
import { readDate } from '../readers/lists/dates.js';
import type { Listing, Pack, ScreenRow, WantedName } from '../types.js';
import { judged } from './list-entities.js';

/**
 * The names of a table: its column `name` (or `full_name`), or its only column. A column `born` (or `birth_date`) holds dates of
 * birth, several parted by semicolons.
 * @throws {UsageError} where it has several columns and none of that name, and for a date that is none.
 */
export async function readNames(path: string): Promise<WantedName[]> {
  const text = await readTextFile(path, 'a table of names');
  const fail = (line: number, message: string): never => {
    throw new UsageError(`${path}:${line}: ${message}`);
  };
  const rows = readCsv(text, fail) ?? [];
  const [first, ...rest] = rows;
  if (!first) throw new UsageError(`${path} is empty; give a table with a column name`);
  const column = first.cells.findIndex((cell) => /^(?:full_)?name$/i.test(cell.trim()));
  if (column < 0 && first.cells.length > 1 && rows.some(({ cells }) => cells.length > 2))
    throw new UsageError(`${path} has no column name; call the column of the names so`);
  // Names such as `KIM, Sok Chol` without quotation marks fall into two cells of a table that has no other column.
  if (column < 0) return namedOnly(rows.map(({ cells }) => ({ name: cells.join(','), born: [] })));
  const births = first.cells.findIndex((cell) => /^(?:born|birth_?date)$/i.test(cell.trim()));
  return namedOnly(
    rest.map(({ cells, line }) => ({
      name: cells[column] ?? '',
      born: (cells[births] ?? '')
        .split(';')
        .filter((part) => part.trim() !== '')
        .map((part) => readDate(part) ?? fail(line, `"${part.trim()}" is no date of birth; use YYYY-MM-DD`)),
    })),
  );
}

const namedOnly = (wanted: readonly WantedName[]): WantedName[] =>
  wanted.map(({ name, born }) => ({ name: name.trim(), born })).filter(({ name }) => name !== '');

export interface ScreenOptions {
  /** Hold names against every entry, not only those linked to North Korea. */
  readonly all?: boolean;
  /** Table of judgements that join entities. */
  readonly judgements?: string;
  /** A pack whose bodies and ledgers are asked for each name as well. */
  readonly pack?: Pack;
}

/** Opens a screening on the entries of lists: a function from a name, and the dates of birth it may have, to its answer. */
export async function openScreening(
  listings: readonly Listing[],
  { all, judgements, pack }: ScreenOptions = {},
): Promise<(name: string, born?: readonly string[]) => ScreenRow> {
  const canonical = judgements === undefined ? undefined : await judged(judgements);
  const screening = new Screening(listings, { all: all ?? false, ...(canonical ? { canonical } : {}) });
  const onRecord = pack && openOnRecord(pack);
  return (name, born) => ({
    ...screening.screen(name, born),
    ...(onRecord ? { onRecord: onRecord(name) } : {}),
  });
}

import { readCsv } from './csv.js';
import { Screening } from './entities/screening.js';
import { UsageError } from './error.js';
import { readTextFile } from './files.js';
import { judged } from './list-entities.js';
import type { Listing, ScreenRow } from './types.js';

/**
 * The names of a table: its column `name` (or `full_name`), or its only column.
 * @throws {UsageError} where it has several columns and none of that name.
 */
export async function readNames(path: string): Promise<string[]> {
  const text = await readTextFile(path, 'a table of names');
  const rows =
    readCsv(text, (line, message) => {
      throw new UsageError(`${path}:${line}: ${message}`);
    }) ?? [];
  const [first, ...rest] = rows;
  if (!first) throw new UsageError(`${path} is empty; give a table with a column name`);
  const column = first.cells.findIndex((cell) => /^(?:full_)?name$/i.test(cell.trim()));
  if (column < 0 && first.cells.length > 1 && rows.some(({ cells }) => cells.length > 2))
    throw new UsageError(`${path} has no column name; call the column of the names so`);
  // Names such as `KIM, Sok Chol` without quotation marks fall into two cells of a table that has no other column.
  const names =
    column < 0 ? rows.map(({ cells }) => cells.join(',')) : rest.map(({ cells }) => cells[column] ?? '');
  return names.map((name) => name.trim()).filter((name) => name !== '');
}

export interface ScreenOptions {
  /** Hold names against every entry, not only those linked to North Korea. */
  readonly all?: boolean;
  /** Table of judgements that join entities. */
  readonly judgements?: string;
}

/** Opens a screening on the entries of lists: a function from a name to its answer. */
export async function openScreening(
  listings: readonly Listing[],
  { all, judgements }: ScreenOptions = {},
): Promise<(name: string) => ScreenRow> {
  const canonical = judgements === undefined ? undefined : await judged(judgements);
  const screening = new Screening(listings, { all: all ?? false, ...(canonical ? { canonical } : {}) });
  return (name) => screening.screen(name);
}

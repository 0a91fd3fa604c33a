/** One row of a table, or one object of JSON lines: texts by the name of their column. */
export interface Row {
  /** A cell without blanks around it; empty where the table has no such column. */
  readonly get: (column: string) => string;
  /** The first of some columns that is not empty. */
  readonly first: (...columns: readonly string[]) => string;
  /** Names of the columns in small letters. */
  readonly columns: readonly string[];
  /** 1 for the first row. */
  readonly number: number;
  readonly place: string;
}

export function rowOf(
  columns: readonly string[],
  cell: (column: string) => string,
  number: number,
  place: string,
): Row {
  const get = (column: string): string => cell(column).trim();
  const first = (...names: readonly string[]): string => names.map(get).find((text) => text !== '') ?? '';
  return { get, first, columns, number, place };
}

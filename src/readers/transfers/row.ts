/** One row of a table, or one object of JSON lines: texts by the name of their column. */
export class Row {
  constructor(
    /** Names of the columns in small letters. */
    readonly columns: readonly string[],
    private readonly cell: (column: string) => string,
    /** 1 for the first row. */
    readonly number: number,
    readonly place: string,
  ) {}

  /** A cell without blanks around it; empty where the table has no such column. */
  get(column: string): string {
    return this.cell(column).trim();
  }

  /** The first of some columns that is not empty. */
  first(...columns: readonly string[]): string {
    for (const column of columns) {
      const text = this.get(column);
      if (text !== '') return text;
    }
    return '';
  }
}

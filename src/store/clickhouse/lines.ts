/** What a row that is added holds; numbers are whole ones. */
export type Cell = string | number;

/** Bytes that are written at a time. */
const PIECE = 2 ** 20;
/** Bytes that a unit of text takes at most. */
const WIDEST = 3;

/** Rows as ClickHouse's TabSeparated has them, in bytes: no row is held as an object until it is sent. */
export class Lines {
  rows = 0;
  private readonly done: Buffer[] = [];
  private piece = Buffer.alloc(0);
  private end = 0;

  push(cells: readonly Cell[]): void {
    const line = `${cells.map(cellOf).join('\t')}\n`;
    const room = line.length * WIDEST;
    if (this.end + room > this.piece.length) this.turn(Math.max(PIECE, room));
    this.end += this.piece.write(line, this.end);
    this.rows++;
  }

  pieces(): readonly Buffer[] {
    return [...this.done, this.piece.subarray(0, this.end)];
  }

  private turn(size: number): void {
    if (this.end > 0) this.done.push(this.piece.subarray(0, this.end));
    this.piece = Buffer.allocUnsafeSlow(size);
    this.end = 0;
  }
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n' };

const cellOf = (cell: Cell): Cell =>
  typeof cell === 'string' && /[\\\t\n]/.test(cell)
    ? cell.replace(/[\\\t\n]/g, (sign) => ESCAPED[sign] as string)
    : cell;

/** Some rows, for tables that are not large. */
export function linesOf(rows: Iterable<readonly Cell[]>): Lines {
  const lines = new Lines();
  for (const row of rows) lines.push(row);
  return lines;
}

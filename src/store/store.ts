import {
  DATE,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  LIST,
  listValue,
  StatementType,
  VARCHAR,
} from '@duckdb/node-api';
import { dayNumber } from '../days.js';
import type { Day } from '../types.js';

/** A value as it leaves the store: dates as `YYYY-MM-DD`, integers as numbers. */
export type Value = null | boolean | number | string | Value[];
export type StoreRow = Record<string, Value>;

/** Column types that the store loads. */
export type ColumnType = 'text' | 'integer' | 'number' | 'day' | 'texts';

export interface Column<T> {
  readonly name: string;
  readonly type: ColumnType;
  readonly of: (row: T) => string | number | readonly string[] | null;
}

/** Where numbers of a column of a query go: every cell, or every second one from the first on, and so forth. */
export interface Cells {
  readonly of: Int32Array | Float64Array;
  readonly every?: number;
  readonly first?: number;
}

const TYPES: Record<ColumnType, DuckDBType> = {
  text: VARCHAR,
  integer: INTEGER,
  number: DOUBLE,
  day: DATE,
  texts: LIST(VARCHAR),
};

/** Rows loaded at once: as many as DuckDB holds in one chunk. */
const CHUNK = 2048;
/** Rows of a stream that are held at most. */
const HELD = 16 * CHUNK;

/** Rows in DuckDB's own memory; no more than one chunk of them is held as objects. */
export class Chunks<T> {
  rows = 0;
  private readonly chunks: DuckDBDataChunk[] = [];
  private held: T[] = [];

  constructor(readonly columns: readonly Column<T>[]) {}

  push(row: T): void {
    this.rows++;
    this.held.push(row);
    if (this.held.length === CHUNK) this.turn();
  }

  all(): readonly DuckDBDataChunk[] {
    if (this.held.length > 0) this.turn();
    return this.chunks;
  }

  private turn(): void {
    const { held, columns } = this;
    const chunk = DuckDBDataChunk.create(
      columns.map(({ type }) => TYPES[type]),
      held.length,
    );
    columns.forEach(({ type, of }, i) => {
      chunk.setColumnValues(
        i,
        held.map((row) => toDuckDB(type, of(row))),
      );
    });
    this.chunks.push(chunk);
    this.held = [];
  }
}

/** DuckDB in process: it owns a handle. */
export class Store {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  /** A store in a file, or an empty one in memory, that neither installs nor loads anything from outside. */
  static async open(file = ':memory:'): Promise<Store> {
    const instance = await DuckDBInstance.create(file, {
      threads: '2',
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
    });
    return new Store(instance, await instance.connect());
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /** All rows of a query. */
  async query(sql: string, values?: Record<string, DuckDBValue>): Promise<StoreRow[]> {
    const reader = await this.connection.runAndReadAll(sql, values);
    return reader.getRowObjects().map(toRow);
  }

  /** All rows of a query, column by column: for many rows, of which objects would cost more than the query. */
  async queryColumns(sql: string): Promise<Value[][]> {
    const reader = await this.connection.runAndReadAll(sql);
    return reader.getColumns().map((column) => column.map(toValue));
  }

  /**
   * Writes a query's numbers to typed arrays, chunk by chunk, without a value or a row in between; returns how many rows there were.
   * The arrays must be long enough.
   */
  async fill(sql: string, cells: readonly Cells[]): Promise<number> {
    const result = await this.connection.stream(sql);
    let rows = 0;
    for (;;) {
      const chunk = await result.fetchChunk();
      const count = chunk?.rowCount ?? 0;
      if (chunk === null || count === 0) return rows;
      cells.forEach(({ of, every = 1, first = 0 }, column) => {
        const vector = chunk.getColumnVector(column);
        for (let row = 0, at = first + rows * every; row < count; row++, at += every)
          of[at] = vector.getItem(row) as number;
      });
      rows += count;
    }
  }

  /**
   * Rows of one SELECT that comes from a user or a pack, at most `limit` of them.
   * @throws if it is not exactly one statement that only reads.
   */
  async select(
    sql: string,
    limit = Number.POSITIVE_INFINITY,
  ): Promise<{ columns: string[]; rows: StoreRow[] }> {
    if (sql.trim() === '') throw new Error('expected one SELECT, found none');
    const statements = await this.connection.extractStatements(sql);
    if (statements.count !== 1) throw new Error(`expected one SELECT, found ${statements.count} statements`);
    const prepared = await statements.prepare(0);
    if (prepared.statementType !== StatementType.SELECT) throw new Error('only SELECT is allowed here');
    const reader = await prepared.streamAndReadUntil(limit);
    return { columns: reader.columnNames(), rows: reader.getRowObjects().slice(0, limit).map(toRow) };
  }

  /** Rows of a query as they are taken, a chunk in memory at a time. */
  async *stream(sql: string, values: Record<string, DuckDBValue> = {}): AsyncGenerator<StoreRow> {
    const result = await this.connection.stream(sql, values);
    for await (const rows of result.yieldRowObjects()) for (const row of rows) yield toRow(row);
  }

  /** Stops what the connection is doing; the query in progress rejects. */
  interrupt(): void {
    this.connection.interrupt();
  }

  /** Closes the door to files, network and settings for the rest of this store's life. */
  async lock(): Promise<void> {
    await this.run('SET enable_external_access = false');
    await this.run('SET lock_configuration = true');
  }

  /** Creates a table and fills it in the order given. */
  async load<T>(table: string, columns: readonly Column<T>[], rows: readonly T[]): Promise<void> {
    await this.run(`CREATE TABLE "${table}" (${definitionOf(columns)})`);
    await this.append(table, columns, rows);
  }

  /** Creates a table where it is not there. */
  async define<T>(table: string, columns: readonly Column<T>[]): Promise<void> {
    await this.run(`CREATE TABLE IF NOT EXISTS "${table}" (${definitionOf(columns)})`);
  }

  /** The same for rows that come one by one, of which few are held. */
  async loadStream<T>(table: string, columns: readonly Column<T>[], rows: AsyncIterable<T>): Promise<void> {
    await this.run(`CREATE TABLE "${table}" (${definitionOf(columns)})`);
    let chunks = new Chunks(columns);
    for await (const row of rows) {
      chunks.push(row);
      if (chunks.rows < HELD) continue;
      await this.appendChunks(table, chunks);
      chunks = new Chunks(columns);
    }
    await this.appendChunks(table, chunks);
  }

  /** Adds rows to a table. */
  async append<T>(table: string, columns: readonly Column<T>[], rows: readonly T[]): Promise<void> {
    const chunks = new Chunks(columns);
    for (const row of rows) chunks.push(row);
    await this.appendChunks(table, chunks);
  }

  async appendChunks<T>(table: string, chunks: Chunks<T>): Promise<void> {
    const appender = await this.connection.createAppender(table);
    for (const chunk of chunks.all()) appender.appendDataChunk(chunk);
    appender.closeSync();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

const definitionOf = <T>(columns: readonly Column<T>[]): string =>
  columns.map(({ name, type }) => `"${name}" ${TYPES[type]}`).join(', ');

function toDuckDB(type: ColumnType, value: string | number | readonly string[] | null): DuckDBValue {
  if (value === null) return null;
  if (type === 'day') return toDate(String(value));
  if (type === 'texts') return listValue([...(value as readonly string[])]);
  return type === 'text' ? String(value) : Number(value);
}

function toDate(day: Day): DuckDBDateValue {
  return new DuckDBDateValue(dayNumber(day));
}

function toRow(row: Record<string, DuckDBValue>): StoreRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, toValue(value)]));
}

function toValue(value: DuckDBValue): Value {
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof DuckDBListValue) return value.items.map(toValue);
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  return String(value);
}

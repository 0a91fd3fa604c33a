import {
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  type DuckDBValue,
  LIST,
  listValue,
  StatementType,
  VARCHAR,
} from '@duckdb/node-api';
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

const SQL_TYPES: Record<ColumnType, string> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  number: 'DOUBLE',
  day: 'DATE',
  texts: 'VARCHAR[]',
};

/** DuckDB in process. The only class: it owns a handle. */
export class Store {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  /** An empty store in memory that neither installs nor loads anything from outside. */
  static async open(): Promise<Store> {
    const instance = await DuckDBInstance.create(':memory:', {
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
    const definition = columns.map(({ name, type }) => `"${name}" ${SQL_TYPES[type]}`).join(', ');
    await this.run(`CREATE TABLE "${table}" (${definition})`);
    const appender = await this.connection.createAppender(table);
    for (const row of rows) {
      for (const { type, of } of columns) {
        const value = of(row);
        if (value === null) appender.appendNull();
        else if (type === 'text') appender.appendVarchar(String(value));
        else if (type === 'integer') appender.appendInteger(Number(value));
        else if (type === 'number') appender.appendDouble(Number(value));
        else if (type === 'day') appender.appendDate(toDate(String(value)));
        else appender.appendList(listValue([...(value as readonly string[])]), LIST(VARCHAR));
      }
      appender.endRow();
    }
    appender.closeSync();
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

const MS_PER_DAY = 86_400_000;

function toDate(day: Day): DuckDBDateValue {
  return new DuckDBDateValue(Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY);
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

import type { Document } from '../types.js';
import type {
  Engine,
  HeavyTable,
  Load,
  RowBatch,
  ScanQuestion,
  Shards,
  StoredDocument,
  StoredTransfer,
} from './engine.js';
import { slicesOf } from './slices.js';
import { Chunks, type Column, Store } from './store.js';

const text = <T>(name: string, of: (row: T) => string | null): Column<T> => ({ name, type: 'text', of });
const number = <T>(name: string, of: (row: T) => number | null): Column<T> => ({ name, type: 'number', of });

const DOCUMENTS: readonly Column<StoredDocument>[] = [
  text('content', (row) => row.content),
  text('date', (row) => row.date),
  text('id', (row) => row.id),
  text('title', (row) => row.title),
  text('body', (row) => row.body),
  text('language', (row) => row.language),
  text('source', (row) => row.source),
  text('url', (row) => row.url),
  text('words', (row) => row.words),
];

const TRANSFERS: readonly Column<StoredTransfer>[] = [
  text('content', (row) => row.content),
  text('src', (row) => row.from),
  text('dst', (row) => row.to),
  text('asset', (row) => row.asset),
  text('amount', (row) => row.amount.toString()),
  text('transaction', (row) => row.transaction),
  text('time', (row) => row.time),
  number('block', (row) => row.block),
  number('index', (row) => row.index),
  number('place', (row) => row.place),
];

const LOADS: readonly Column<Load>[] = [
  text('heavy', (row) => row.table),
  text('digest', (row) => row.digest),
  text('name', (row) => row.name),
  number('ordinal', (row) => row.ordinal),
  text('state', (row) => row.state),
  number('rows', (row) => row.rows),
  text('remarks', (row) => row.remarks),
];

/** The heavy tables in a DuckDB file. */
export class DuckEngine implements Engine {
  private constructor(
    readonly name: string,
    private readonly store: Store,
  ) {}

  static async open(file: string): Promise<DuckEngine> {
    return new DuckEngine(`duckdb:${file}`, await Store.open(file));
  }

  async prepare(): Promise<void> {
    await this.store.define('documents', DOCUMENTS);
    await this.store.define('transfers', TRANSFERS);
    await this.store.define('loads', LOADS);
  }

  check(): Promise<void> {
    return this.prepare();
  }

  async loads(table: HeavyTable): Promise<Load[]> {
    const rows = await this.store.query(
      'SELECT digest, name, ordinal, state, rows, remarks FROM loads WHERE heavy = $table ORDER BY ordinal',
      { table },
    );
    return rows.map((row) => ({
      table,
      digest: row['digest'] as string,
      name: row['name'] as string,
      ordinal: row['ordinal'] as number,
      state: row['state'] as Load['state'],
      rows: row['rows'] as number,
      remarks: row['remarks'] as string,
    }));
  }

  /** At once: a client that ends in between must not leave a file that has rows and no record. */
  async record(load: Load): Promise<void> {
    await this.store.run('BEGIN');
    try {
      await this.store.query('DELETE FROM loads WHERE heavy = $table AND digest = $digest', {
        table: load.table,
        digest: load.digest,
      });
      await this.store.append('loads', LOADS, [load]);
      await this.store.run('COMMIT');
    } catch (error) {
      await this.store.run('ROLLBACK');
      throw error;
    }
  }

  /** DuckDB opens a file for one process alone. */
  async reserve(): Promise<() => Promise<void>> {
    return async () => {};
  }

  documents(): RowBatch<StoredDocument> {
    return this.batch('documents', DOCUMENTS);
  }

  transfers(): RowBatch<StoredTransfer> {
    return this.batch('transfers', TRANSFERS);
  }

  async *scan({ pattern, languages, slice, onDay }: ScanQuestion): AsyncGenerator<Document> {
    const days = await this.store.query(
      'SELECT date, count(*) AS n FROM documents GROUP BY date ORDER BY date',
    );
    const counted = days.map(({ date, n }) => ({ day: date as string, documents: Number(n) }));
    const read = ['', ...languages].map(quoted).join(', ');
    for (const { from, to, documents } of slicesOf(counted, slice)) {
      // The pattern is written out: one that is given as a value is compiled again for every row.
      const rows = this.store.stream(
        `SELECT date, id, content, title, body, language, source, url FROM documents
         WHERE date BETWEEN '${from}' AND '${to}' AND language IN (${read}) AND regexp_matches(words, ${quoted(pattern)})
         ORDER BY date, id, content`,
      );
      let last: unknown;
      for await (const { content, ...document } of rows) {
        if (content !== last) yield document as unknown as Document;
        last = content;
      }
      onDay?.(to, documents);
    }
  }

  async countDocuments(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.store.query(
      'SELECT language, count(*) AS n FROM (SELECT DISTINCT language, content FROM documents) GROUP BY language ORDER BY language',
    );
    return new Map(rows.map((row) => [row['language'] as string, Number(row['n'])]));
  }

  /**
   * Writes the transfers, in the order of their places, to a Parquet file with the columns of the plain table; times, blocks and transactions only
   * where there are any.
   */
  async writeTransfers(file: string): Promise<void> {
    const [has] = await this.store.query(
      `SELECT count(time) > 0 AS time, count(block) > 0 AS block, count(*) FILTER ("transaction" <> '') > 0 AS "transaction" FROM transfers`,
    );
    const known = (['time', 'block', 'transaction'] as const).filter((name) => has?.[name] === true);
    await this.store.run(`COPY (
        SELECT ${['src AS "from"', 'dst AS "to"', 'asset', 'amount', 'CAST("index" AS BIGINT) AS "index"', ...known.map((name) => `"${name}"`)].join(', ')}
        FROM transfers ORDER BY place
      ) TO ${quoted(file)} (FORMAT parquet)`);
  }

  async shards(): Promise<Shards> {
    return { answered: 1, expected: 1 };
  }

  async close(): Promise<void> {
    this.store.close();
  }

  private batch<T>(table: HeavyTable, columns: readonly Column<T>[]): RowBatch<T> {
    const chunks = new Chunks(columns);
    const { store } = this;
    return {
      get rows() {
        return chunks.rows;
      },
      push: (row) => chunks.push(row),
      async add(fresh) {
        if (fresh) {
          await store.appendChunks(table, chunks);
          return chunks.rows;
        }
        await store.run(`CREATE OR REPLACE TABLE asked AS FROM ${table} LIMIT 0`);
        await store.appendChunks('asked', chunks);
        const [row] = await store.query(
          `INSERT INTO ${table} SELECT asked.* FROM asked ANTI JOIN ${table} USING (content)`,
        );
        await store.run('DROP TABLE asked');
        return Number(row?.['Count']);
      },
    };
  }
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

import { UsageError } from '../error.js';
import type { Store } from '../store/store.js';
import type { Asset, TransferRemarks } from '../types.js';

const NEEDED = ['from', 'to', 'amount'];
/** What all amounts are of where no column says, as in the plain table. */
const COIN = 'coin';
/** Rows named of those that cannot be used; the others are counted with them. */
const NAMED = 20;

/** First and last moment of the rows that are wanted, where they are bounded. */
export interface Bounds {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

export interface ParquetRows {
  /** Columns of the file. */
  readonly has: ReadonlySet<string>;
  readonly remarks: TransferRemarks;
}

/**
 * Looks at a Parquet file with the columns of the plain table as the view `raw` (row, src, dst, amount, time, block, place, asset, symbol,
 * decimals, transaction), whose rows are transfers, those of the file in its order.
 * @throws {UsageError} where it cannot be read or lacks a column, or bounds find no time.
 */
export async function viewParquet(
  store: Store,
  file: string,
  { since, until }: Bounds,
): Promise<ParquetRows> {
  const has = await columnsOf(store, file);
  if ((since ?? until) !== undefined && !has.has('time'))
    throw new UsageError(`${file} has no column time; --since and --until need one`);
  await viewRows(store, file, has);
  const counts = await countOut(store);
  const skipped = counts.bad > 0 ? await nameBad(store, file) : [];
  // Each scan looks at the file again; what is not there need not be looked for.
  const keep = [
    ...(counts.bad > 0 ? [`NOT (${BAD})`] : []),
    ...(counts.none > 0 ? [`NOT (${NONE})`] : []),
    ...(since === undefined ? [] : [`coalesce(time >= ${literal(since)}, true)`]),
    ...(until === undefined ? [] : [`coalesce(time <= ${literal(until)}, true)`]),
  ];
  // Hexadecimal addresses are compared in small letters, as everywhere else.
  const folded = ['src', 'dst', 'asset'].map(
    (name) => `CASE WHEN ${name} LIKE '0x%' THEN lower(${name}) ELSE ${name} END AS ${name}`,
  );
  await store.run(
    `CREATE VIEW raw AS SELECT * REPLACE (${folded.join(', ')}) FROM file_rows WHERE ${['true', ...keep].join(' AND ')}`,
  );
  const { none } = counts;
  return {
    has,
    remarks: {
      owners: new Map(),
      passedOver: none > 0 ? [{ reason: 'an amount of zero', count: none }] : [],
      skipped,
      notices: has.has('asset')
        ? []
        : [noticeOf(file, `no column "asset": all amounts are taken to be of one, called "${COIN}"`)],
    },
  };
}

export const noticeOf = (file: string, message: string): TransferRemarks['notices'][number] => ({
  message,
  count: 1,
  places: [file],
});

/** Makes the table `kinds` of the assets of the view, numbered by their names, and tells them in that order. */
export async function assetsOfRows(store: Store): Promise<Asset[]> {
  await store.run(`CREATE TABLE kinds AS
    SELECT CAST(row_number() OVER (ORDER BY id) - 1 AS INTEGER) AS number, id, symbol, decimals
    FROM (SELECT asset AS id, min(symbol) AS symbol, min(decimals) AS decimals FROM raw GROUP BY asset)`);
  const kinds = await store.query('SELECT id, symbol, decimals FROM kinds ORDER BY number');
  return kinds.map(
    (row): Asset => ({
      id: row['id'] as string,
      symbol: (row['symbol'] as string | null) ?? '',
      decimals: row['decimals'] as number | null,
    }),
  );
}

async function columnsOf(store: Store, file: string): Promise<Set<string>> {
  const rows = await store
    .query('SELECT name FROM parquet_schema($file)', { file })
    .catch((error: unknown) => {
      throw new UsageError(
        `${file} cannot be read as Parquet: ${String((error as Error).message).split('\n')[0]}`,
      );
    });
  const has = new Set(rows.map((row) => row['name'] as string));
  const missing = NEEDED.filter((name) => !has.has(name));
  if (missing.length > 0) throw new UsageError(`${file} lacks the columns ${missing.join(', ')}`);
  return has;
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The file's rows under the names used here. A view: rows are numbered and joined from the file, and never stand in the store as text. */
async function viewRows(store: Store, file: string, has: ReadonlySet<string>): Promise<void> {
  const column = (name: string, type: string, otherwise: string) =>
    has.has(name) ? `CAST("${name}" AS ${type})` : `CAST(${otherwise} AS ${type})`;
  const time = has.has('time') ? `strftime(CAST("time" AS TIMESTAMP), '%Y-%m-%dT%H:%M:%SZ')` : 'NULL';
  await store.run(`CREATE VIEW file_rows AS SELECT file_row_number AS row, "from" AS src, "to" AS dst, CAST(amount AS VARCHAR) AS amount,
      CAST(${time} AS VARCHAR) AS time, ${column('block', 'BIGINT', 'NULL')} AS block,
      ${column('index', 'BIGINT', '0')} AS place, ${column('asset', 'VARCHAR', literal(COIN))} AS asset,
      ${column('symbol', 'VARCHAR', 'NULL')} AS symbol, ${column('decimals', 'INTEGER', 'NULL')} AS decimals,
      coalesce(${column('transaction', 'VARCHAR', "''")}, '') AS transaction
    FROM read_parquet(${literal(file)}, file_row_number = true)`);
}

/** Rows that are no transfers, and those of nothing. */
const BAD = `src IS NULL OR dst IS NULL OR asset IS NULL OR src = '' OR dst = '' OR asset = '' OR amount IS NULL
  OR NOT regexp_full_match(amount, '[0-9]{1,78}')`;
const NONE = `regexp_full_match(amount, '0+')`;

async function countOut(store: Store): Promise<{ readonly bad: number; readonly none: number }> {
  const [row] = await store.query(
    `SELECT count(*) FILTER (${BAD}) AS bad, count(*) FILTER (NOT (${BAD}) AND ${NONE}) AS none FROM file_rows`,
  );
  return { bad: row?.['bad'] as number, none: row?.['none'] as number };
}

/** Names the first of the rows that are no transfers. */
async function nameBad(store: Store, file: string): Promise<TransferRemarks['skipped']> {
  const rows = await store.query(`SELECT row, src, dst, amount FROM file_rows WHERE ${BAD} ORDER BY row`);
  const told = rows.slice(0, NAMED).map((row) => ({
    place: `${file}, row ${Number(row['row']) + 1}`,
    reason: `from ${row['src'] ?? 'nobody'} to ${row['dst'] ?? 'nobody'}: the amount ${row['amount'] ?? 'missing'}, its asset or an account cannot be used`,
  }));
  const others = rows.length - told.length;
  return others > 0 ? [...told, { place: file, reason: `${others} more rows like these` }] : told;
}

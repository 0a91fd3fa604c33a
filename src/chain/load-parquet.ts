import { UsageError } from '../error.js';
import type { Store } from '../store/store.js';
import type { Asset, TransferRemarks } from '../types.js';
import type { MoveTable } from './move-table.js';
import type { OrderedBy } from './moves.js';
import { joinSwapRows } from './swap-rows.js';

export interface LoadedParquet {
  readonly table: MoveTable;
  readonly remarks: TransferRemarks;
}

const NEEDED = ['from', 'to', 'amount'];
/** What all amounts are of where no column says, as in the plain table. */
const COIN = 'coin';
/** Rows named of those that cannot be used; the others are counted with them. */
const NAMED = 20;

/**
 * Loads a Parquet file with the columns of the plain table (`from`, `to`, `amount` and, where known, `time`, `block`, `index`, `asset`,
 * `symbol`, `decimals`, `transaction`) into a store without passing through JavaScript; amounts are whole numbers of the smallest unit, as numbers or text.
 * Swaps through the given contracts are joined where transactions are known.
 * @throws {UsageError} where it cannot be read or lacks a column, or `since` and `until` find no time.
 */
export async function loadParquet(
  store: Store,
  file: string,
  {
    since,
    until,
    swaps,
  }: {
    readonly since: string | undefined;
    readonly until: string | undefined;
    readonly swaps: ReadonlySet<string>;
  },
): Promise<LoadedParquet> {
  const has = await columnsOf(store, file);
  const column = (name: string, type: string, otherwise: string) =>
    has.has(name) ? `CAST("${name}" AS ${type})` : otherwise;
  if ((since ?? until) !== undefined && !has.has('time'))
    throw new UsageError(`${file} has no column time; --since and --until need one`);
  const time = has.has('time') ? `strftime(CAST("time" AS TIMESTAMP), '%Y-%m-%dT%H:%M:%SZ')` : 'NULL';
  await store.query(
    `CREATE TABLE raw AS SELECT file_row_number AS row, "from" AS src, "to" AS dst, CAST(amount AS VARCHAR) AS amount,
      ${time} AS time, ${column('block', 'BIGINT', 'NULL')} AS block, ${column('index', 'BIGINT', '0')} AS place,
      ${column('asset', 'VARCHAR', `'${COIN}'`)} AS asset, ${column('symbol', 'VARCHAR', 'NULL')} AS symbol,
      ${column('decimals', 'INTEGER', 'NULL')} AS decimals, coalesce(${column('transaction', 'VARCHAR', "''")}, '') AS transaction
    FROM read_parquet($file, file_row_number = true)`,
    { file },
  );
  const skipped = await takeOut(store, file);
  const [zero] = await store.query("DELETE FROM raw WHERE regexp_full_match(amount, '0+')");
  for (const [name, sign] of [
    [since, '<'],
    [until, '>'],
  ] as const)
    if (name !== undefined) await store.query(`DELETE FROM raw WHERE time ${sign} $moment`, { moment: name });
  const table = await numberRows(store, swaps);
  const none = Number(zero?.['Count'] ?? 0);
  return {
    table,
    remarks: {
      owners: new Map(),
      passedOver: none > 0 ? [{ reason: 'an amount of zero', count: none }] : [],
      skipped,
      notices: [
        ...(has.has('asset')
          ? []
          : [`no column "asset": all amounts are taken to be of one, called "${COIN}"`]),
        ...(has.has('transaction') || swaps.size === 0
          ? []
          : ['no column "transaction": swaps cannot be joined, and value stops at their contracts']),
      ].map((message) => ({ message, count: 1, places: [file] })),
    },
  };
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

/** Removes rows that are no transfers and names the first of them. */
async function takeOut(store: Store, file: string): Promise<TransferRemarks['skipped']> {
  const bad = `src IS NULL OR dst IS NULL OR src = '' OR dst = '' OR amount IS NULL
    OR NOT regexp_full_match(amount, '[0-9]{1,78}')`;
  const rows = await store.query(`SELECT row, src, dst, amount FROM raw WHERE ${bad} ORDER BY row`);
  await store.run(`DELETE FROM raw WHERE ${bad}`);
  const told = rows.slice(0, NAMED).map((row) => ({
    place: `${file}, row ${Number(row['row']) + 1}`,
    reason: `from ${row['src'] ?? 'nobody'} to ${row['dst'] ?? 'nobody'}: the amount ${row['amount'] ?? 'missing'} or an account cannot be used`,
  }));
  const others = rows.length - told.length;
  return others > 0 ? [...told, { place: file, reason: `${others} more rows like these` }] : told;
}

async function numberRows(store: Store, swaps: ReadonlySet<string>): Promise<MoveTable> {
  // Hexadecimal addresses are compared in small letters, as everywhere else.
  await store.run(`UPDATE raw SET src = lower(src), dst = lower(dst), asset = CASE WHEN asset LIKE '0x%' THEN lower(asset) ELSE asset END
    WHERE src LIKE '0x%' OR dst LIKE '0x%' OR asset LIKE '0x%'`);
  await store.run(`CREATE TABLE kinds AS
    SELECT CAST(row_number() OVER (ORDER BY id) - 1 AS INTEGER) AS number, id, symbol, decimals
    FROM (SELECT asset AS id, min(symbol) AS symbol, min(decimals) AS decimals FROM raw GROUP BY asset)`);
  await joinSwapRows(store, swaps);
  const [facts] =
    await store.query(`SELECT count(*) AS transfers, count(block) AS blocks, count(time) AS times,
      min(time) AS first_time, max(time) AS last_time FROM raw`);
  const transfers = Number(facts?.['transfers']);
  const orderedBy: OrderedBy =
    facts?.['blocks'] === transfers ? 'block' : facts?.['times'] === transfers ? 'time' : 'row';
  await store.run(`CREATE TABLE accounts AS
    SELECT CAST(row_number() OVER (ORDER BY name) - 1 AS INTEGER) AS number, name
    FROM (SELECT src AS name FROM raw UNION SELECT dst FROM raw)`);
  const order = orderedBy === 'row' ? 'row' : `${orderedBy}, place, row`;
  await store.run(`CREATE TABLE moves AS
    SELECT CAST(row_number() OVER (ORDER BY ${order}) - 1 AS INTEGER) AS seq, s.number AS src, d.number AS dst,
      k.number AS asset, i.number AS into_asset, amount, coalesce(received, amount) AS received, time
    FROM raw JOIN accounts s ON s.name = raw.src JOIN accounts d ON d.name = raw.dst JOIN kinds k ON k.id = raw.asset JOIN kinds i ON i.id = coalesce(raw.into_asset, raw.asset)`);
  await store.run('DROP TABLE raw');
  const kinds = await store.query('SELECT id, symbol, decimals FROM kinds ORDER BY number');
  return {
    assets: kinds.map(
      (row): Asset => ({
        id: row['id'] as string,
        symbol: (row['symbol'] as string | null) ?? '',
        decimals: row['decimals'] as number | null,
      }),
    ),
    transfers,
    orderedBy,
    firstTime: facts?.['first_time'] as string | null,
    lastTime: facts?.['last_time'] as string | null,
  };
}

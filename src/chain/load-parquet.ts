import { UsageError } from '../error.js';
import type { Store, StoreRow } from '../store/store.js';
import type { Asset, Notice, TransferRemarks } from '../types.js';
import type { Moment } from './moment.js';
import type { MoveTable } from './move-table.js';
import type { OrderedBy } from './moves.js';
import { timeIn } from './parquet-time.js';
import { joinSwapRows } from './swap-rows.js';

export interface LoadedParquet {
  readonly table: MoveTable;
  readonly remarks: TransferRemarks;
}

const NEEDED = ['from', 'to', 'amount'];
/** What all amounts are of where no column says, as in the plain table. */
const COIN = 'coin';
/** Rows named of those that cannot be used; the others are counted. */
const NAMED = 20;
/** Places kept of a notice. */
const PLACES = 5;

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
    swaps = new Set(),
    name = file,
  }: {
    readonly since?: Moment | undefined;
    readonly until?: Moment | undefined;
    readonly swaps?: ReadonlySet<string>;
    /** As people know the file. */
    readonly name?: string;
  },
): Promise<LoadedParquet> {
  const has = await columnsOf(store, file);
  checkAmounts(name, has.get('amount') as string);
  if ((since ?? until) !== undefined && !has.has('time'))
    throw new UsageError(`${name} has no column time; --since and --until need one`);
  await viewRows(store, file, has);
  const counts = await countOut(store);
  if (since !== undefined || until !== undefined) await checkTimes(store, name);
  const skipped = counts.bad > 0 ? await nameBad(store, file) : [];
  // Each scan looks at the file again; what is not there need not be looked for.
  const keep = [
    ...(counts.bad > 0 ? [`NOT (${BAD})`] : []),
    ...(counts.none > 0 ? [`NOT (${NONE})`] : []),
    ...(since === undefined ? [] : [`time >= ${literal(since.text)}`]),
    ...(until === undefined ? [] : [`time <= ${literal(until.text)}`]),
  ];
  // Hexadecimal addresses are compared in small letters, as everywhere else.
  const folded = ['src', 'dst', 'asset'].map(
    (name) => `CASE WHEN ${name} LIKE '0x%' THEN lower(${name}) ELSE ${name} END AS ${name}`,
  );
  await store.run(
    `CREATE VIEW raw AS SELECT * REPLACE (${folded.join(', ')}) FROM file_rows WHERE ${['true', ...keep].join(' AND ')}`,
  );
  const table = await numberRows(store, has.has('transaction') ? swaps : new Set());
  const { none } = counts;
  return {
    table,
    remarks: {
      owners: new Map(),
      passedOver: none > 0 ? [{ reason: 'an amount of zero', count: none }] : [],
      skipped,
      ...(counts.bad > skipped.length && { unnamed: counts.bad - skipped.length }),
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

/** Transfers of the file loaded that are later than a moment, with the first rows of them as places. */
export async function rowsAfter(
  store: Store,
  file: string,
  moment: string,
): Promise<Pick<Notice, 'count' | 'places'>> {
  const later = `FROM raw WHERE time > ${literal(moment)}`;
  const [found] = await store.query(`SELECT count(*) AS n ${later}`);
  const rows = await store.query(`SELECT row ${later} ORDER BY row LIMIT ${PLACES}`);
  return { count: Number(found?.['n']), places: rows.map(({ row }) => `${file}, row ${Number(row) + 1}`) };
}

/** Types of columns by name. */
async function columnsOf(store: Store, file: string): Promise<Map<string, string>> {
  const rows = await store
    .query(`DESCRIBE SELECT * FROM read_parquet(${literal(file)})`)
    .catch((error: unknown) => {
      throw new UsageError(
        `${file} cannot be read as Parquet: ${String((error as Error).message).split('\n')[0]}`,
      );
    });
  const has = new Map(rows.map((row) => [row['column_name'] as string, row['column_type'] as string]));
  const missing = NEEDED.filter((name) => !has.has(name));
  if (missing.length > 0) throw new UsageError(`${file} lacks the columns ${missing.join(', ')}`);
  return has;
}

/** Numbers with a point are refused as a whole: each of their rows would be, or a large one be rounded. */
function checkAmounts(name: string, type: string): void {
  if (/^(?:FLOAT|DOUBLE|DECIMAL\(\d+,[1-9]\d*\))$/.test(type))
    throw new UsageError(
      `${name} has the column amount as ${type}; write whole numbers of the smallest unit, as text or as a type of whole numbers`,
    );
}

/** @throws {UsageError} at the first transfer without a time, as in a table. */
async function checkTimes(store: Store, name: string): Promise<void> {
  const [without] = await store.query(
    `SELECT row FROM file_rows WHERE time IS NULL AND NOT (${BAD}) AND NOT (${NONE}) ORDER BY row LIMIT 1`,
  );
  if (without)
    throw new UsageError(
      `${name}, row ${Number(without['row']) + 1} has no time; --since and --until need one in every row`,
    );
}

const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The file's rows under the names used here. A view: rows are numbered and joined from the file, and never stand in the store as text. */
async function viewRows(store: Store, file: string, has: ReadonlyMap<string, string>): Promise<void> {
  const text = (name: string, otherwise: string) =>
    `CAST(${has.has(name) ? `"${name}"` : otherwise} AS VARCHAR) AS ${name}`;
  const wholes = ['block', 'index', 'decimals'].filter((name) => has.has(name));
  const whole = (name: string, type: string, otherwise: string) =>
    has.has(name) ? `TRY_CAST("${name}" AS ${type})` : `CAST(${otherwise} AS ${type})`;
  const time = timeIn(has.get('time'));
  const unread = [
    ...(time.mayFail ? [`(nullif(CAST("time" AS VARCHAR), '') IS NOT NULL AND ${time.sql} IS NULL)`] : []),
    ...wholes.map((name) => `("${name}" IS NOT NULL AND TRY_CAST("${name}" AS BIGINT) IS NULL)`),
  ];
  await store.run(`CREATE VIEW file_rows AS SELECT file_row_number AS row, "from" AS src, "to" AS dst, CAST(amount AS VARCHAR) AS amount,
      CAST(strftime(${time.sql}, '%Y-%m-%dT%H:%M:%SZ') AS VARCHAR) AS time, ${whole('block', 'BIGINT', 'NULL')} AS block,
      ${whole('index', 'BIGINT', '0')} AS place, ${text('asset', literal(COIN))}, ${text('symbol', 'NULL')},
      ${whole('decimals', 'INTEGER', 'NULL')} AS decimals, ${text('transaction', "''")},
      ${unread.length === 0 ? 'false' : unread.join(' OR ')} AS unread, ${has.has('time') ? 'CAST("time" AS VARCHAR)' : 'NULL'} AS written_time
    FROM read_parquet(${literal(file)}, file_row_number = true)`);
}

/** The largest amount that chains of the kind of Ethereum can hold, 2^256 - 1; of numbers of as many digits, texts compare as they do. */
const LARGEST = `${2n ** 256n - 1n}`;

/** Rows that are no transfers, and those of nothing. */
const BAD = `src IS NULL OR dst IS NULL OR src = '' OR dst = '' OR amount IS NULL OR unread
  OR NOT regexp_full_match(amount, '0*[0-9]{1,${LARGEST.length}}')
  OR (length(amount) >= ${LARGEST.length} AND length(ltrim(amount, '0')) = ${LARGEST.length} AND ltrim(amount, '0') > '${LARGEST}')`;
const NONE = `regexp_full_match(amount, '0+')`;

async function countOut(store: Store): Promise<{ readonly bad: number; readonly none: number }> {
  const [row] = await store.query(
    `SELECT count(*) FILTER (${BAD}) AS bad, count(*) FILTER (NOT (${BAD}) AND ${NONE}) AS none FROM file_rows`,
  );
  return { bad: row?.['bad'] as number, none: row?.['none'] as number };
}

/** Names the first of the rows that are no transfers. */
async function nameBad(store: Store, file: string): Promise<TransferRemarks['skipped']> {
  const rows = await store.query(
    `SELECT row, src, dst, amount, written_time, unread, time IS NULL AND written_time <> '' AS timeless
     FROM file_rows WHERE ${BAD} ORDER BY row LIMIT ${NAMED}`,
  );
  return rows.map((row) => ({ place: `${file}, row ${Number(row['row']) + 1}`, reason: reasonOf(row) }));
}

function reasonOf({ src, dst, amount, written_time, unread, timeless }: StoreRow): string {
  if (!src) return '"from" is empty';
  if (!dst) return '"to" is empty';
  if (timeless === true) return `"${written_time}" is no time; it is read as UTC`;
  if (unread === true) return '"block", "index" or "decimals" is no whole number';
  if (amount === null) return 'the amount is missing';
  return `the amount "${amount}" is no whole number of the smallest unit up to 2^256 - 1, written as digits`;
}

async function numberRows(store: Store, swaps: ReadonlySet<string>): Promise<MoveTable> {
  const joined = await joinSwapRows(store, swaps);
  const rows = joined ? 'steps' : 'raw';
  const [facts] =
    await store.query(`SELECT count(*) AS transfers, count(block) AS blocks, count(time) AS times,
      min(time) AS first_time, max(time) AS last_time FROM ${rows}`);
  const transfers = Number(facts?.['transfers']);
  const orderedBy: OrderedBy =
    facts?.['blocks'] === transfers ? 'block' : facts?.['times'] === transfers ? 'time' : 'row';
  await store.run(`CREATE TABLE accounts AS
    SELECT CAST(row_number() OVER (ORDER BY name) - 1 AS INTEGER) AS number, name
    FROM (SELECT src AS name FROM ${rows} UNION SELECT dst FROM ${rows})`);
  await store.run(`CREATE TABLE kinds AS
    SELECT CAST(row_number() OVER (ORDER BY id) - 1 AS INTEGER) AS number, id, symbol, decimals
    FROM (SELECT asset AS id, min(symbol) AS symbol, min(decimals) AS decimals FROM raw GROUP BY asset)`);
  await store.run(`CREATE TABLE paid AS
    SELECT CAST(${await placeOf(store, orderedBy)} AS INTEGER) AS seq, s.number AS src, d.number AS dst, k.number AS asset, amount, time
      ${joined ? ', i.number AS into_asset, received' : ''}
    FROM ${rows} r JOIN accounts s ON s.name = r.src JOIN accounts d ON d.name = r.dst JOIN kinds k ON k.id = r.asset
      ${joined ? 'JOIN kinds i ON i.id = r.into_asset ORDER BY seq' : ''}`);
  const arrives = joined ? 'into_asset, amount, received' : 'asset AS into_asset, amount, amount AS received';
  await store.run(`CREATE VIEW moves AS SELECT seq, src, dst, asset, ${arrives}, time FROM paid`);
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

/** The place of a row in order: that in the file where this is in order already, as most are; to sort takes more memory than the moves. */
async function placeOf(store: Store, orderedBy: OrderedBy): Promise<string> {
  if (orderedBy === 'row') return 'row';
  const [facts] = await store.query(`SELECT count(*) AS breaks FROM
    (SELECT ${orderedBy} AS key, place, lag(${orderedBy}) OVER () AS key_before, lag(place) OVER () AS place_before FROM raw)
    WHERE place IS NULL OR key < key_before OR (key = key_before AND place < place_before)`);
  return facts?.['breaks'] === 0 ? 'row' : `row_number() OVER (ORDER BY ${orderedBy}, place, row) - 1`;
}

import type { Store } from '../store/store.js';
import type { TransferRemarks } from '../types.js';
import type { MoveTable } from './move-table.js';
import type { OrderedBy } from './moves.js';
import { assetsOfRows, noticeOf, type RowsAsked, viewParquet } from './parquet-rows.js';
import { joinSwapRows } from './swap-rows.js';

export interface LoadedParquet {
  readonly table: MoveTable;
  readonly remarks: TransferRemarks;
}

/**
 * Loads a Parquet file with the columns of the plain table (`from`, `to`, `amount` and, where known, `time`, `block`, `index`, `asset`,
 * `symbol`, `decimals`, `transaction`) into a store without passing through JavaScript; amounts are whole numbers of the smallest unit, as numbers or text.
 * Swaps through the given contracts are joined where transactions are known.
 * @throws {UsageError} where it cannot be read or lacks a column, or `since` and `until` find no time.
 */
export async function loadParquet(
  store: Store,
  file: string,
  { swaps = new Set(), ...asked }: RowsAsked & { readonly swaps?: ReadonlySet<string> },
): Promise<LoadedParquet> {
  const { has, remarks } = await viewParquet(store, file, asked);
  const joins = has.has('transaction');
  const table = await numberRows(store, joins ? swaps : new Set());
  if (joins || swaps.size === 0) return { table, remarks };
  const apart = 'no column "transaction": swaps cannot be joined, and value stops at their contracts';
  return { table, remarks: { ...remarks, notices: [...remarks.notices, noticeOf(file, apart)] } };
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
  const assets = await assetsOfRows(store);
  await store.run(`CREATE TABLE paid AS
    SELECT CAST(${await placeOf(store, orderedBy)} AS INTEGER) AS seq, s.number AS src, d.number AS dst, k.number AS asset, amount, time
      ${joined ? ', i.number AS into_asset, received' : ''}
    FROM ${rows} r JOIN accounts s ON s.name = r.src JOIN accounts d ON d.name = r.dst JOIN kinds k ON k.id = r.asset
      ${joined ? 'JOIN kinds i ON i.id = r.into_asset ORDER BY seq' : ''}`);
  const arrives = joined ? 'into_asset, amount, received' : 'asset AS into_asset, amount, amount AS received';
  await store.run(`CREATE VIEW moves AS SELECT seq, src, dst, asset, ${arrives}, time FROM paid`);
  return {
    assets,
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

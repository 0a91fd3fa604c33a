import { stat } from 'node:fs/promises';
import { UsageError } from '../error.js';
import { isDamage, openBytes, startOf } from '../files/file-bytes.js';
import { filesIn, lastKnown } from '../files/files.js';
import { isHexAddress } from '../readers/transfers/accounts.js';
import { Book } from '../readers/transfers/book.js';
import { csvColumns, csvRows } from '../readers/transfers/csv-rows.js';
import { edgeColumns, readEdges } from '../readers/transfers/edges.js';
import { TRANSFER_TABLES, type TransferTable } from '../readers/transfers/formats.js';
import { jsonColumns, jsonRows } from '../readers/transfers/json-rows.js';
import type { Row } from '../readers/transfers/row.js';
import type { Stated } from '../readers/transfers/tokens.js';
import { missingTables, type UtxoTable, utxoTableOf } from '../readers/transfers/utxo-sources.js';
import { utxoTables } from '../readers/transfers/utxo-tables.js';
import {
  type EdgeReading,
  TRANSFER_FORMATS,
  type TransferFormat,
  type TransferReading,
  type TransferSink,
} from '../types.js';

export interface ReadTransfersOptions {
  /** Told by the columns where left out. */
  readonly format?: TransferFormat;
  /** Whose transfers a table without senders holds: an address, `0x` and 40 hexadecimal digits. */
  readonly from?: string;
  /** Decimal places of tokens by contract, for tables that write whole units and do not say them. */
  readonly decimals?: Readonly<Record<string, number>>;
  /** Takes the transfers as they are read; the reading then holds only the first of them. Tables of outputs are in memory all the same. */
  readonly sink?: TransferSink;
}

const WANTED = 'a file of transfers, or a folder of tables of outputs';
/** Bytes by which a format is told: the first line of JSON may hold the data of a call before its last name. */
const START = 2 ** 20;

/**
 * Reads transfers from a file (CSV or JSON lines, compressed or not), or from a folder of tables of outputs. Every row becomes a transfer, is
 * passed over, or is skipped with its place and why; where a file breaks off, that is skipped too.
 * @throws {UsageError} where the path cannot be read, is in no format that is known or lacks columns of the one named, and where it has no
 * senders and `from` does not state them.
 */
export async function readTransfers(
  path: string,
  options: ReadTransfersOptions = {},
): Promise<TransferReading> {
  const stated = statedOf(options);
  const book = new Book(options.sink);
  if (await isFolder(path)) {
    if ((options.format ?? 'utxo-tables') !== 'utxo-tables')
      throw new UsageError(`${path} is a folder; a file is wanted for ${options.format}`);
    return book.reading('utxo-tables', await readFolder(path, book));
  }
  const start = await startOf(path, START, WANTED);
  if (start.trim() === '')
    throw new UsageError(`${path} is empty, as a failed download leaves it; name ${WANTED}`);
  const { columns, isJson } = columnsIn(start);
  const table = tableOf(path, columns, options.format);
  if (!isJson) checkColumns(path, columns);
  checkSenders(path, table, columns, stated);
  book.knowsUpTo(await lastKnown(path));
  for (const told of table.limits?.(columns) ?? []) book.note(told, path);
  await table.reader(stated)(book.paced(await rowsIn(path, isJson, book)), book);
  return book.reading(table.name);
}

/**
 * Reads a list of edges: a CSV table of `source` and `target` (or `from` and `to`) without amounts. Null where the file is no such list.
 * @throws {UsageError} where the path cannot be read.
 */
export async function readEdgeList(path: string): Promise<EdgeReading | null> {
  if (await isFolder(path)) return null;
  const { columns, isJson } = columnsIn(await startOf(path, START, WANTED));
  const ends = isJson ? undefined : edgeColumns(columns);
  // A table of another format may have the two columns and amounts under a name of its own.
  if (!ends || TRANSFER_TABLES.some(({ missing }) => missing(columns).length === 0)) return null;
  checkColumns(path, columns);
  const book = new Book();
  const edges = await readEdges(await rowsIn(path, false, book), ends, book);
  const { skipped, notices } = book.reading('plain-csv');
  return { edges, skipped, notices };
}

async function readFolder(path: string, book: Book): Promise<ReadonlyMap<string, string>> {
  const files = new Map<UtxoTable, string[]>();
  for (const file of await filesIn(path, WANTED)) {
    book.knowsUpTo(await lastKnown(file));
    const table = utxoTableOf(columnsIn(await startOf(file, START, WANTED)).columns);
    if (table) files.set(table, [...(files.get(table) ?? []), file]);
    else book.note('a file of the folder is no table of outputs and was not read', file);
  }
  const missing = missingTables(new Set(files.keys()));
  if (missing.length > 0)
    throw new UsageError(`${path} has no table of ${missing.join(', nor of ')}; name ${WANTED}`);
  return utxoTables(async function* (table) {
    for (const file of files.get(table) ?? []) yield* await rowsIn(file, false, book);
  }, book);
}

async function isFolder(path: string): Promise<boolean> {
  const found = await stat(path).catch(() => undefined);
  return found?.isDirectory() ?? false;
}

/** The names of columns by the start of a file. */
function columnsIn(start: string): { columns: readonly string[]; isJson: boolean } {
  const json = jsonColumns(start);
  return { columns: json ?? csvColumns(start), isJson: json !== undefined };
}

function tableOf(path: string, columns: readonly string[], wanted?: TransferFormat): TransferTable {
  if (wanted !== undefined && !TRANSFER_FORMATS.includes(wanted))
    throw new UsageError(`no format "${wanted}"; give one of ${TRANSFER_FORMATS.join(', ')}`);
  const candidates = TRANSFER_TABLES.filter(({ name }) => name === (wanted ?? name));
  const table = candidates.find(({ missing }) => missing(columns).length === 0);
  if (!table) throw new UsageError(noTable(path, candidates, columns, wanted));
  return table;
}

function checkColumns(path: string, columns: readonly string[]): void {
  const twice = columns.find((name, i) => name !== '' && columns.indexOf(name) !== i);
  if (twice !== undefined) throw new UsageError(`${path} has the column "${twice}" twice; leave one`);
}

function noTable(
  path: string,
  candidates: readonly TransferTable[],
  columns: readonly string[],
  wanted: TransferFormat | undefined,
): string {
  if (wanted === 'utxo-tables') return `${path} is a file; name the folder of the tables for utxo-tables`;
  const [nearest] = candidates
    .map(({ name, missing }) => ({ name, missing: missing(columns) }))
    .sort((a, b) => a.missing.length - b.missing.length);
  const lacks = `lacks the columns ${nearest?.missing.join(', ')}`;
  return wanted === undefined
    ? `${path} is in no format of transfers that is known; the nearest is ${nearest?.name}, for which it ${lacks}`
    : `${path} is not ${wanted}: it ${lacks}`;
}

function checkSenders(
  path: string,
  { senderless }: TransferTable,
  columns: readonly string[],
  { from }: Stated,
): void {
  if (senderless && !columns.includes('from')) {
    if (from === undefined)
      throw new UsageError(
        `${path} has no column "from"; state whose transfers it holds with the option from`,
      );
  } else if (from !== undefined)
    throw new UsageError(`${path} has senders of its own; leave the option from out`);
}

function statedOf({ from, decimals = {} }: ReadTransfersOptions): Stated {
  if (from !== undefined && !isHexAddress(from))
    throw new UsageError(`from is "${from}"; give an address, 0x and 40 hexadecimal digits`);
  const stated = Object.entries(decimals).map(([contract, n]) => [contract.toLowerCase(), n] as const);
  return { decimals: new Map(stated), ...(from === undefined ? {} : { from: from.toLowerCase() }) };
}

async function rowsIn(path: string, isJson: boolean, book: Book): Promise<AsyncGenerator<Row>> {
  const rows = isJson ? jsonRows : csvRows;
  return rows(undamaged(await openBytes(path, WANTED), path, book), path, book);
}

/** The bytes of a file as far as they go; that compressed ones are damaged is said where they end. */
async function* undamaged(
  bytes: AsyncIterable<Uint8Array>,
  path: string,
  book: Book,
): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    if (!isDamage(error)) throw error;
    book.skip(path, `the gzip data end early or are damaged (${error.message}); what follows is missing`);
  }
}

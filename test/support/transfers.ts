import { Book } from '../../src/readers/transfers/book.js';
import { csvRows } from '../../src/readers/transfers/csv-rows.js';
import { TRANSFER_TABLES } from '../../src/readers/transfers/formats.js';
import { jsonColumns, jsonRows } from '../../src/readers/transfers/json-rows.js';
import type { Stated } from '../../src/readers/transfers/tokens.js';
import type { TransferReading } from '../../src/types.js';

/** Addresses of 40 equal digits, and a hash. */
export const A = `0x${'a'.repeat(40)}`;
export const B = `0x${'b'.repeat(40)}`;
export const C = `0x${'c'.repeat(40)}`;
export const HASH = `0x${'12'.repeat(32)}`;

export async function* inPieces(bytes: Uint8Array, piece = 97): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
}

/** Reads a text as the first table that its header fits. */
export async function readTable(
  text: string,
  stated: Stated = { decimals: new Map() },
): Promise<TransferReading> {
  return readBytes(new TextEncoder().encode(text), columnsOf(text), stated);
}

/** Reads bytes as the first table that some columns fit. */
export async function readBytes(
  bytes: Uint8Array,
  columns: readonly string[],
  stated: Stated = { decimals: new Map() },
  piece = 97,
): Promise<TransferReading> {
  const table = TRANSFER_TABLES.find(({ missing }) => missing(columns).length === 0);
  if (!table) throw new Error(`no table of ${columns.join(', ')}`);
  const book = new Book();
  const rows = bytes[0] === 0x7b ? jsonRows : csvRows;
  await table.reader(stated)(rows(inPieces(bytes, piece), 'file', book), book);
  return book.reading(table.name);
}

export const columnsOf = (text: string): string[] =>
  jsonColumns(text) ?? (text.split('\n')[0] as string).replaceAll('"', '').toLowerCase().split(',');

/** Rows as they are accounted for. */
export const accounted = ({ transfers, passedOver, skipped }: TransferReading): number =>
  transfers.length + passedOver.reduce((sum, { count }) => sum + count, 0) + skipped.length;

export const reasons = ({ skipped }: TransferReading): string[] => skipped.map(({ reason }) => reason);
export const told = ({ notices }: TransferReading): string[] => notices.map(({ message }) => message);

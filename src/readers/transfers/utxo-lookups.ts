import { dayOf } from '../days.js';
import { quote } from '../text.js';
import type { Book } from './book.js';
import { refuse } from './refusal.js';
import type { Row } from './row.js';
import { timeOf } from './times.js';
import { numberIn } from './utxo-pieces.js';
import type { UtxoTable } from './utxo-sources.js';

/** What the numbers of the tables stand for. */
export interface UtxoLookups {
  readonly addresses: ReadonlyMap<number, string>;
  /** Hashes by number of the transaction. */
  readonly hashes: ReadonlyMap<number, string>;
  /** Heights by number of the transaction. */
  readonly heights: ReadonlyMap<number, number>;
  /** Times by height. */
  readonly times: ReadonlyMap<number, string | null>;
}

export async function readLookups(
  rowsOf: (table: UtxoTable) => AsyncIterable<Row>,
  book: Book,
): Promise<UtxoLookups> {
  const text = (column: string) => (row: Row) => row.get(column) || refuse(`"${column}" is empty`);
  const read = <V>(table: UtxoTable, key: string, value: (row: Row) => V) =>
    lookup(rowsOf(table), key, value, book);
  return {
    addresses: await read('addresses', 'adr_index', text('adr_hash')),
    hashes: await read('transactions', 'tx_index', text('tx_hash')),
    heights: await read('heights', 'tx_index', (row) => numberIn(row, 'block_index')),
    times: await read('blocks', 'blockindex', (row) => dayFirst(row.get('time'))),
  };
}

async function lookup<V>(
  rows: AsyncIterable<Row>,
  key: string,
  value: (row: Row) => V,
  book: Book,
): Promise<Map<number, V>> {
  const found = new Map<number, V>();
  for await (const row of rows)
    book.attempt(row, () => {
      const number = numberIn(row, key);
      const given = value(row);
      const before = found.get(number);
      if (before !== undefined && before !== given)
        refuse(`${key} ${number} is ${quote(given)} here and ${quote(before)} before`);
      found.set(number, given);
    });
  return found;
}

/** `08/09/2012 00:00:00` is the eighth of September here; times in the ISO order are read too. Throws a Refusal. */
function dayFirst(text: string): string | null {
  const [, day, month, year, rest] = /^(\d{2})\/(\d{2})\/(\d{4}) (.*)$/.exec(text) ?? [];
  if (day === undefined) return timeOf(text);
  const date = dayOf(Number(year), Number(month), Number(day));
  return timeOf(`${date ?? refuse(`${quote(text)} is no time, the day first`)} ${rest}`);
}

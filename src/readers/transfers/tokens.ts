import type { Asset } from '../../types.js';
import type { Book } from './book.js';
import type { Row } from './row.js';

/** What the caller says of a file because the file does not. */
export interface Stated {
  /** Whose transfers a table without senders holds, in small letters. */
  readonly from?: string;
  /** Decimal places of tokens, by contract in small letters. */
  readonly decimals: ReadonlyMap<string, number>;
}

/** What most tokens have (it is what OpenZeppelin's ERC-20 contract gives). */
const USUAL = 18;

/** A token of a table that writes whole units and does not say how many decimals they have. */
export function tokenOf(contract: string, symbol: string, stated: Stated): Asset & { decimals: number } {
  return { id: contract, symbol, decimals: stated.decimals.get(contract) ?? USUAL };
}

/** Tells of a token whose decimals nobody stated. */
export function noteDecimals({ id }: Asset, stated: Stated, book: Book, row: Row): void {
  if (!stated.decimals.has(id))
    book.note(
      `the table does not say how many decimals ${id} has; its amounts are kept in units of 10^-${USUAL} and do not add to those of files that count its own`,
      row.place,
    );
}

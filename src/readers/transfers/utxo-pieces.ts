import type { At, Book } from './book.js';
import { countIn } from './counts.js';
import { refuse } from './refusal.js';
import type { Row } from './row.js';

/** A row of inputs or outputs. */
export interface Piece {
  /** Number of the output that it is, or that it spends. */
  readonly output: number;
  /** Number of the transaction that makes the output, or that spends it. */
  readonly transaction: number;
  /** Number of the address that owns the output; null where the table has none. */
  readonly address: number | null;
  /** As written; an amount that cannot be read must not change how outputs are numbered. */
  readonly amount: string;
  readonly at: At;
}

/** The rows of a table of inputs or outputs, and every transaction that has one, be it readable or not. */
export async function readPieces(
  rows: AsyncIterable<Row>,
  amount: string,
  book: Book,
): Promise<{ pieces: Piece[]; transactions: Set<number> }> {
  const pieces: Piece[] = [];
  const transactions = new Set<number>();
  for await (const row of rows) {
    const piece = book.attempt(row, () => {
      const transaction = numberIn(row, 'tx_index');
      transactions.add(transaction);
      return {
        output: numberIn(row, 'output_index'),
        transaction,
        address: countIn(row, 'adr_index'),
        amount: row.get(amount),
        at: { number: row.number, place: row.place },
      };
    });
    if (piece) pieces.push(piece);
  }
  return { pieces, transactions };
}

/** A number that must be there. Throws a Refusal. */
export const numberIn = (row: Row, column: string): number =>
  countIn(row, column) ?? refuse(`"${column}" is empty`);

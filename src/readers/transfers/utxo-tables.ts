import { COINBASE } from './accounts.js';
import { wholeAmount } from './amounts.js';
import type { Book, Move } from './book.js';
import { BITCOIN } from './coins.js';
import { refuse } from './refusal.js';
import type { Row } from './row.js';
import { readLookups, type UtxoLookups } from './utxo-lookups.js';
import { type Piece, readPieces } from './utxo-pieces.js';
import type { UtxoTable } from './utxo-sources.js';

/** No number of an address. */
const NOBODY = -1;

/**
 * Reads a database of bitcoin's outputs (addresses, hashes, heights, inputs, outputs, and blocks with their times). A row of inputs moves
 * coins from an output (`hash:n`, n by the numbers of a transaction's outputs) to a transaction (`hash`), a row of outputs from there to an
 * output; what is returned says whose address an output bears. A transaction without inputs makes its coins, which come from `coinbase`.
 * The fee, inputs less outputs, stays with the account of the transaction. An input whose output is not in the tables comes from
 * `outside:` and its number. Of transactions with one hash the later are `hash#number`. Transfers stand in the order of transactions, inputs first; which output is spent is read from the inputs, of
 * which `spent_index` is a copy. Checked against all of bitcoin in 2009 and a small
 * made-up database (tintiron/taintedtx).
 */
export async function utxoTables(
  rowsOf: (table: UtxoTable) => AsyncIterable<Row>,
  book: Book,
): Promise<ReadonlyMap<string, string>> {
  const lookups = await readLookups(rowsOf, book);
  const outputs = await readPieces(rowsOf('outputs'), 'output_value', book);
  const inputs = await readPieces(rowsOf('inputs'), 'input_value', book);
  const ledger = new Ledger(lookups, outputs.pieces, inputs.transactions, book);
  const all = [
    ...inputs.pieces.map((piece) => ({ piece, spends: true })),
    ...outputs.pieces.map((piece) => ({ piece, spends: false })),
  ].sort(
    (a, b) =>
      a.piece.transaction - b.piece.transaction ||
      Number(b.spends) - Number(a.spends) ||
      a.piece.output - b.piece.output,
  );
  all.forEach(({ piece, spends }, index) => {
    book.enter(piece.at, () => ({ ...(spends ? ledger.spend(piece) : ledger.make(piece)), index }));
  });
  ledger.noteOverspent();
  return ledger.owners;
}

class Ledger {
  readonly owners = new Map<string, string>();
  readonly #outputs = new Map<number, Piece & { readonly n: number }>();
  /** Where each output of the tables is spent. */
  readonly #spent = new Map<number, string>();
  /** Number of the address of each output that is not in the tables. */
  readonly #outsiders = new Map<string, number | null>();
  /** Transactions whose hash an earlier one has, as two that made coins in 2010 have (BIP 30): their accounts must not run together. */
  readonly #repeated = new Set<number>();
  /** Inputs less outputs of the transactions that have inputs. */
  readonly #left = new Map<number, bigint>();

  constructor(
    readonly lookups: UtxoLookups,
    outputs: readonly Piece[],
    /** Transactions that have inputs. */
    readonly spending: ReadonlySet<number>,
    readonly book: Book,
  ) {
    const hashes = new Set<string>();
    for (const [transaction, hash] of [...lookups.hashes].sort(([a], [b]) => a - b))
      if (hashes.has(hash)) {
        this.#repeated.add(transaction);
        book.note('two transactions have one hash; the accounts of the later bear its number too', hash);
      } else hashes.add(hash);
    const counts = new Map<number, number>();
    for (const piece of outputs.toSorted((a, b) => a.output - b.output)) {
      const n = counts.get(piece.transaction) ?? 0;
      if (this.#outputs.has(piece.output)) continue;
      this.#outputs.set(piece.output, { ...piece, n });
      counts.set(piece.transaction, n + 1);
    }
  }

  /** What a row of outputs moves. Throws a Refusal. */
  make(piece: Piece): Move {
    const { output, transaction, at } = piece;
    if (this.#outputs.get(output)?.at !== at) refuse(`the output ${output} is given twice`);
    const amount = wholeAmount(piece.amount);
    const isSpending = this.spending.has(transaction);
    const to = this.#nameOf(output);
    this.#own(to, piece);
    if (isSpending) this.#add(transaction, -amount);
    return { ...this.#at(piece), from: isSpending ? this.#accountOf(transaction) : COINBASE, to, amount };
  }

  /** What a row of inputs moves. Throws a Refusal. */
  spend(piece: Piece): Move {
    const { transaction } = piece;
    const amount = wholeAmount(piece.amount);
    const to = this.#accountOf(transaction);
    const from = this.#source(piece, amount);
    this.#add(transaction, amount);
    return { ...this.#at(piece), from, to, amount };
  }

  /** The account that an input spends. Where the tables have the output, both rows must say the same of it, and it is spent once. */
  #source(piece: Piece, amount: bigint): string {
    const { output, address, at } = piece;
    const made = this.#outputs.get(output);
    if (!made) return this.#outside(piece);
    if (wholeAmount(made.amount) !== amount)
      refuse(`the output ${output} holds ${made.amount} by the table of outputs and ${amount} by this one`);
    if (made.address !== address)
      refuse(
        `the output ${output} is of address ${made.address} by the table of outputs and ${address} by this one`,
      );
    const before = this.#spent.get(output);
    if (before) refuse(`the output ${output} is spent already at ${before}`);
    this.#spent.set(output, at.place);
    return this.#nameOf(output);
  }

  /** The account of outputs that are not in the tables. Their numbers need not tell them apart; one with two owners has none. */
  #outside(piece: Piece): string {
    const account = `outside:${piece.output}`;
    this.book.note(
      'an input spends an output that is not in the tables, and comes from outside',
      piece.at.place,
    );
    const before = this.#outsiders.get(account) ?? piece.address;
    if (before === piece.address) this.#own(account, piece);
    else {
      this.book.note(
        'outputs of one number, which are not in the tables, have several owners',
        piece.at.place,
      );
      this.owners.delete(account);
    }
    this.#outsiders.set(account, before === piece.address ? before : NOBODY);
    return account;
  }

  /** Tells of transactions that give more than they take, for which the tables lack an input. */
  noteOverspent(): void {
    for (const [transaction, left] of this.#left)
      if (left < 0n)
        this.book.note(
          'the outputs of a transaction hold more than its inputs',
          `transaction ${this.lookups.hashes.get(transaction)}`,
        );
  }

  #add(transaction: number, amount: bigint): void {
    this.#left.set(transaction, (this.#left.get(transaction) ?? 0n) + amount);
  }

  #own(account: string, { address, at }: Piece): void {
    const owner = address === null ? undefined : this.lookups.addresses.get(address);
    if (owner === undefined) this.book.note('an output has no address in the tables', at.place);
    else this.owners.set(account, owner);
  }

  #hashOf(transaction: number): string {
    return (
      this.lookups.hashes.get(transaction) ??
      refuse(`the transaction ${transaction} has no hash in the tables`)
    );
  }

  #nameOf(output: number): string {
    const { transaction, n } = this.#outputs.get(output) as Piece & { n: number };
    return `${this.#accountOf(transaction)}:${n}`;
  }

  #accountOf(transaction: number): string {
    const hash = this.#hashOf(transaction);
    return this.#repeated.has(transaction) ? `${hash}#${transaction}` : hash;
  }

  #at({ transaction }: Piece): Pick<Move, 'time' | 'block' | 'index' | 'transaction' | 'asset'> {
    const block = this.lookups.heights.get(transaction) ?? null;
    const time = block === null ? null : (this.lookups.times.get(block) ?? null);
    return { time, block, index: null, transaction: this.#hashOf(transaction), asset: BITCOIN };
  }
}

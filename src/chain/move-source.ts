import type { Store } from '../store/store.js';
import { assetsSent, type MoveTable, movesOf, namesOf, numbersOf } from './move-table.js';
import type { Move } from './moves.js';
import { type Reach, type ReachQuestion, reach } from './reach.js';

/** Transfers as following asks for them, wherever they are; accounts and assets by number. */
export interface MoveSource {
  readonly table: MoveTable;
  /** Numbers of those among some names that occur in the transfers. */
  occurring(names: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Numbers of names; those that do not occur may be left out. */
  numbersOf(names: readonly string[]): Promise<ReadonlyMap<string, number>>;
  namesOf(numbers: Iterable<number>): Promise<Map<number, string>>;
  /** Assets that accounts send. */
  assetsSent(accounts: Iterable<number>): Promise<number[]>;
  reach(question: ReachQuestion): Promise<Reach>;
  /** Moves from and to some accounts, in order. */
  movesOf(accounts: Iterable<number>): Promise<Move[]>;
}

/** The table of moves in a DuckDB store. */
export const duckMoves = (store: Store, table: MoveTable): MoveSource => ({
  table,
  occurring: (names) => numbersOf(store, names),
  numbersOf: (names) => numbersOf(store, names),
  namesOf: (numbers) => namesOf(store, numbers),
  assetsSent: (accounts) => assetsSent(store, accounts),
  reach: (question) => reach(store, question),
  movesOf: (accounts) => movesOf(store, accounts),
});

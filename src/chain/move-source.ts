import type { Store } from '../store/store.js';
import type { Touched } from './columns/touched.js';
import { IN_MEMORY, MoveIndex } from './move-index.js';
import { assetsSent, type MoveTable, movesOf, namesOf, numbersOf } from './move-table.js';
import { type Reach, type ReachQuestion, reach } from './reach.js';

/** Transfers as following asks for them, wherever they are; accounts and assets by number. */
export interface MoveSource {
  readonly table: MoveTable;
  /** Holds the moves that were asked for last, if not all. */
  readonly store: Store;
  /** Numbers of those among some names that occur in the transfers. */
  occurring(names: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Numbers of names; those that do not occur may be left out. */
  numbersOf(names: readonly string[]): Promise<ReadonlyMap<string, number>>;
  namesOf(numbers: Iterable<number>): Promise<Map<number, string>>;
  /** Assets that accounts send. */
  assetsSent(accounts: Iterable<number>): Promise<number[]>;
  reach(question: ReachQuestion): Promise<Reach>;
  /** Moves from and to some accounts, in order. */
  movesOf(accounts: Iterable<number>): Promise<Touched>;
}

/** The table of moves in a DuckDB store; read into memory at the first question, where it has room there. */
export function duckMoves(store: Store, table: MoveTable): MoveSource {
  let index: Promise<MoveIndex> | null = null;
  const indexed = () => {
    if (table.transfers <= IN_MEMORY) index ??= MoveIndex.read(store);
    return index;
  };
  return {
    table,
    store,
    occurring: (names) => numbersOf(store, names),
    numbersOf: (names) => numbersOf(store, names),
    namesOf: (numbers) => namesOf(store, numbers),
    assetsSent: (accounts) => assetsSent(store, accounts),
    reach: async (question) => (await indexed())?.reach(question) ?? reach(store, question),
    movesOf: async (accounts) => (await indexed())?.movesOf(accounts) ?? movesOf(store, accounts),
  };
}

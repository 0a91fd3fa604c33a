import type { Column, Store } from '../store/store.js';
import type { Asset, Transfer } from '../types.js';
import { Touched } from './columns/touched.js';
import { joinSwaps } from './conversions.js';
import type { Moment } from './moment.js';
import { inOrder, type Move, type OrderedBy } from './moves.js';
import { readMoves } from './read-moves.js';

/**
 * What is known of the transfers in a store: table `moves` (seq, src, dst, asset, into_asset, amount, received, time) in order, table `accounts`
 * (number, name), assets by their place here.
 */
export interface MoveTable {
  readonly assets: readonly Asset[];
  readonly transfers: number;
  readonly orderedBy: OrderedBy;
  readonly firstTime: string | null;
  readonly lastTime: string | null;
}

/** Numbers names as they come. */
export class Numbering {
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();

  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** Loads transfers into a store, swaps through the given contracts joined. */
export async function loadTransfers(
  store: Store,
  transfers: readonly Transfer[],
  known: readonly Asset[],
  swaps: ReadonlySet<string>,
): Promise<MoveTable> {
  const { ordered, orderedBy } = inOrder(transfers);
  const accounts = new Numbering();
  const assets = new Numbering();
  const moves = joinSwaps(ordered, swaps).map(({ transfer, swapped }): Move => {
    const arrives = swapped ?? transfer;
    return {
      from: accounts.of(transfer.from),
      to: accounts.of(arrives.to),
      asset: assets.of(transfer.asset),
      into: assets.of(arrives.asset),
      amount: transfer.amount,
      received: arrives.amount,
      time: transfer.time,
    };
  });
  await loadMoves(store, moves);
  await loadAccounts(store, accounts.names);
  const byId = new Map(known.map((asset) => [asset.id, asset]));
  const times = moves.flatMap(({ time }) => time ?? []).sort();
  return {
    assets: assets.names.map((id) => byId.get(id) ?? { id, symbol: id, decimals: null }),
    transfers: moves.length,
    orderedBy,
    firstTime: times[0] ?? null,
    lastTime: times.at(-1) ?? null,
  };
}

type Numbered = Move & { readonly seq: number };

const integer = (name: string, of: (row: Numbered) => number): Column<Numbered> => ({
  name,
  type: 'integer',
  of,
});
const text = (name: string, of: (row: Numbered) => string | null): Column<Numbered> => ({
  name,
  type: 'text',
  of,
});

const MOVES: readonly Column<Numbered>[] = [
  integer('seq', ({ seq }) => seq),
  integer('src', ({ from }) => from),
  integer('dst', ({ to }) => to),
  integer('asset', ({ asset }) => asset),
  integer('into_asset', ({ into }) => into),
  text('amount', ({ amount }) => amount.toString()),
  text('received', ({ received }) => received.toString()),
  text('time', ({ time }) => time),
];

/** Loads moves, in order, as the table `moves`. */
export async function loadMoves(store: Store, moves: readonly Move[]): Promise<void> {
  await store.load(
    'moves',
    MOVES,
    moves.map((move, seq) => ({ ...move, seq })),
  );
}

/** The same for moves that come one by one. */
export async function streamMoves(store: Store, moves: AsyncIterable<Move>): Promise<void> {
  async function* numbered(): AsyncGenerator<Numbered> {
    let seq = 0;
    for await (const move of moves) yield { ...move, seq: seq++ };
  }
  await store.loadStream('moves', MOVES, numbered());
}

/** Loads the names of accounts, by their numbers, as the table `accounts`. */
export async function loadAccounts(store: Store, names: readonly string[]): Promise<void> {
  await store.load(
    'accounts',
    [
      { name: 'number', type: 'integer', of: ({ number }) => number },
      { name: 'name', type: 'text', of: ({ name }) => name },
    ],
    names.map((name, number) => ({ number, name })),
  );
}

/** Numbers of those accounts among `names` that occur. */
export async function numbersOf(store: Store, names: readonly string[]): Promise<Map<string, number>> {
  await loadTemporary(store, 'wanted', 'name', 'text', names);
  const rows = await store.query('SELECT DISTINCT name, number FROM accounts JOIN wanted USING (name)');
  return new Map(rows.map((row) => [row['name'] as string, row['number'] as number]));
}

/** Names of accounts by number. */
export async function namesOf(store: Store, numbers: Iterable<number>): Promise<Map<number, string>> {
  await loadTemporary(store, 'wanted', 'number', 'integer', [...numbers]);
  const rows = await store.query('SELECT number, name FROM accounts JOIN wanted USING (number)');
  return new Map(rows.map((row) => [row['number'] as number, row['name'] as string]));
}

/** Moves from and to some accounts, in order. */
export async function movesOf(store: Store, accounts: Iterable<number>): Promise<Touched> {
  await loadTemporary(store, 'wanted', 'number', 'integer', [...accounts]);
  return Touched.all(await readMoves(store, OF_WANTED));
}

/** How many moves from and to some accounts come before the first that is of a time or later; all if none is. */
export async function movesBefore(store: Store, accounts: Iterable<number>, time: Moment): Promise<number> {
  await loadTemporary(store, 'wanted', 'number', 'integer', [...accounts]);
  const [row] = await store.query(
    `SELECT count(*) AS n FROM moves WHERE ${OF_WANTED}
      AND seq < coalesce((SELECT min(seq) FROM moves WHERE ${OF_WANTED} AND time >= $time), 2147483647)`,
    { time: time.text },
  );
  return Number(row?.['n']);
}

const OF_WANTED = '(src IN (SELECT number FROM wanted) OR dst IN (SELECT number FROM wanted))';

/** Assets that accounts send, by number, in order. */
export async function assetsSent(store: Store, accounts: Iterable<number>): Promise<number[]> {
  await loadTemporary(store, 'wanted', 'number', 'integer', [...accounts]);
  const rows = await store.query(
    'SELECT DISTINCT asset FROM moves WHERE src IN (SELECT number FROM wanted) ORDER BY asset',
  );
  return rows.map((row) => row['asset'] as number);
}

async function loadTemporary(
  store: Store,
  table: string,
  name: string,
  type: 'integer' | 'text',
  values: readonly (number | string)[],
): Promise<void> {
  await store.run(`DROP TABLE IF EXISTS ${table}`);
  await store.load(table, [{ name, type, of: (value: number | string) => value }], values);
}

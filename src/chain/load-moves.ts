import type { Store } from '../store/store.js';
import type { Asset, Transfer } from '../types.js';
import { joinSwaps } from './conversions.js';
import { inOrder, type Move, type Moves, Numbering } from './moves.js';

/** Transfers as numbered moves in order, swaps joined. */
export function movesOf(
  transfers: readonly Transfer[],
  assets: readonly Asset[],
  swaps: ReadonlySet<string>,
): Moves & { readonly numberOf: (account: string) => number | undefined } {
  const { ordered, orderedBy } = inOrder(transfers);
  const accounts = new Numbering();
  const kinds = new Numbering();
  const moves = joinSwaps(ordered, swaps).map(({ transfer, swapped }): Move => {
    const arrives = swapped ?? transfer;
    return {
      from: accounts.of(transfer.from),
      to: accounts.of(arrives.to),
      asset: kinds.of(transfer.asset),
      amount: transfer.amount,
      into: kinds.of(arrives.asset),
      received: arrives.amount,
      time: transfer.time,
    };
  });
  const known = new Map(assets.map((asset) => [asset.id, asset]));
  return {
    accounts: accounts.names,
    assets: kinds.names.map((id) => known.get(id) ?? { id, symbol: id, decimals: null }),
    moves,
    orderedBy,
    numberOf: (account) => accounts.find(account),
  };
}

/** Loads what the hops ask of moves into the table `moves`. */
export async function loadMoves(store: Store, moves: readonly Move[]): Promise<void> {
  const rows = moves.map((move, seq) => ({ ...move, seq }));
  const integer = (name: string, of: (row: (typeof rows)[number]) => number) =>
    ({ name, type: 'integer', of }) as const;
  await store.load(
    'moves',
    [
      integer('seq', ({ seq }) => seq),
      integer('src', ({ from }) => from),
      integer('dst', ({ to }) => to),
      integer('asset', ({ asset }) => asset),
      integer('into_asset', ({ into }) => into),
    ],
    rows,
  );
}

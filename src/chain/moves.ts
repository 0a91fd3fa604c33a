import { compare } from '../order.js';
import type { Transfer } from '../types.js';

/**
 * A transfer as the tracer sees it, accounts and assets by number. Where a swap was resolved, `received` units of `into` arrive for
 * `amount` units of `asset`; otherwise these are the same.
 */
export interface Move {
  readonly from: number;
  readonly to: number;
  readonly asset: number;
  readonly amount: bigint;
  readonly into: number;
  readonly received: bigint;
  readonly time: string | null;
}

/** By what transfers were put in order. */
export type OrderedBy = 'block' | 'time' | 'row';

/**
 * Puts transfers in order: by block where all have one, else by time where all have one, then by the index within it and by row; else by
 * row alone. A file that runs backwards in time is turned round first, so that rows of one moment are too.
 */
export function inOrder(transfers: readonly Transfer[]): {
  readonly ordered: readonly Transfer[];
  readonly orderedBy: OrderedBy;
} {
  const orderedBy = orderOf(transfers);
  if (orderedBy === 'row') return { ordered: transfers, orderedBy };
  const key = (one: Transfer | undefined) => one?.[orderedBy] as number | string;
  const backwards = key(transfers[0]) > key(transfers.at(-1));
  const rows = transfers.map((transfer, row) => ({ transfer, row: backwards ? -row : row }));
  rows.sort(
    (a, b) =>
      compare(key(a.transfer), key(b.transfer)) ||
      (backwards ? 0 : a.transfer.index - b.transfer.index) ||
      a.row - b.row,
  );
  return { ordered: rows.map(({ transfer }) => transfer), orderedBy };
}

function orderOf(transfers: readonly Transfer[]): OrderedBy {
  if (transfers.every(({ block }) => block !== null)) return 'block';
  return transfers.every(({ time }) => time !== null) ? 'time' : 'row';
}

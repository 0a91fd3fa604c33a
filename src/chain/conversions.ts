import type { Transfer } from '../types.js';

/** A transfer, or a swap of one asset into another that a contract made of two of them in one transaction. */
export interface Step {
  readonly transfer: Transfer;
  /** What arrives, and where, if not what was sent. */
  readonly swapped: Transfer | null;
}

/**
 * Joins the two legs of swaps: in one transaction one account sends one asset to a contract of swaps, which sends another asset to one
 * account. What fits no such pair stays as it is, so that value stops at the contract and is shown there.
 */
export function joinSwaps(transfers: readonly Transfer[], swaps: ReadonlySet<string>): Step[] {
  const legs = new Map<string, { paid: Transfer[]; given: Transfer[] }>();
  const legsOf = (contract: string, { transaction }: Transfer) => {
    const key = `${transaction} ${contract}`;
    const found = legs.get(key) ?? { paid: [], given: [] };
    legs.set(key, found);
    return found;
  };
  for (const one of transfers) {
    if (one.transaction === '') continue;
    if (swaps.has(one.to)) legsOf(one.to, one).paid.push(one);
    if (swaps.has(one.from)) legsOf(one.from, one).given.push(one);
  }
  const into = new Map<Transfer, Transfer>();
  const joined = new Set<Transfer>();
  for (const { paid, given } of legs.values()) {
    const [sent, got] = [paid[0], given[0]];
    if (!sent || !got || paid.length > 1 || given.length > 1 || sent.asset === got.asset) continue;
    into.set(sent, got);
    joined.add(got);
  }
  return transfers.flatMap((transfer) =>
    joined.has(transfer) ? [] : [{ transfer, swapped: into.get(transfer) ?? null }],
  );
}

import type { PartnerCode } from '../../../types.js';
import type { EvidenceRow } from '../../data/evidence.js';

/** By state how many rows of each ledger come from sources published after one day and up to another. */
export function publishedBetween(
  rows: readonly EvidenceRow[],
  after: string,
  until: string,
): ReadonlyMap<PartnerCode, ReadonlyMap<string, number>> {
  const counts = new Map<PartnerCode, Map<string, number>>();
  for (const { partner, ledger, published } of rows) {
    // A month or year counts as published at its end, as an as-of cut takes it.
    const last = `${published}-12-31`.slice(0, 10);
    if (published === '' || last <= after || last > until) continue;
    const own = counts.get(partner) ?? new Map<string, number>();
    counts.set(partner, own.set(ledger, (own.get(ledger) ?? 0) + 1));
  }
  return counts;
}

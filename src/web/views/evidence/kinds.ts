import type { EvidenceRow } from '../../data/evidence.js';

export interface LedgerKinds {
  readonly ledger: string;
  readonly n: number;
  readonly kinds: readonly { readonly kind: string; readonly n: number }[];
}

/** Ledgers with their kinds and how many rows each has, in alphabetical order. */
export function kindsOf(rows: readonly EvidenceRow[]): LedgerKinds[] {
  const ledgers = new Map<string, Map<string, number>>();
  for (const { ledger, kind } of rows) {
    const kinds = ledgers.get(ledger) ?? new Map<string, number>();
    ledgers.set(ledger, kinds.set(kind, (kinds.get(kind) ?? 0) + 1));
  }
  return sorted(ledgers).map(([ledger, kinds]) => ({
    ledger,
    n: [...kinds.values()].reduce((sum, n) => sum + n, 0),
    kinds: sorted(kinds).map(([kind, n]) => ({ kind, n })),
  }));
}

const sorted = <T>(map: ReadonlyMap<string, T>): [string, T][] =>
  [...map].sort(([a], [b]) => (a < b ? -1 : 1));

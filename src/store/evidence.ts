import type { Store, StoreRow } from './store.js';

export interface EvidenceFilter {
  readonly partner?: string;
  readonly ledger?: string;
  readonly kind?: string;
  readonly indicator?: string;
  /** At most so many rows, after the first `offset` ones. */
  readonly limit?: number;
  readonly offset?: number;
}

/** Rows of the ledgers with their source, oldest first. */
export async function listEvidence(store: Store, filter: EvidenceFilter = {}): Promise<StoreRow[]> {
  const { partner = null, ledger = null, kind = null, indicator = null, limit = null, offset = 0 } = filter;
  return store.query(
    `SELECT e.id, e.ledger, e.kind, e.event, e.partner, e.date, e.date_end, e.summary, e.credibility, e.note,
            s.id AS source, s.title, s.publisher, s.url, s.published, s.reliability, s.status
     FROM evidence e LEFT JOIN sources s ON s.id = e.source
     WHERE ($partner IS NULL OR e.partner = $partner) AND ($ledger IS NULL OR e.ledger = $ledger) AND ($kind IS NULL OR e.kind = $kind)
       AND ($indicator IS NULL OR EXISTS (SELECT 1 FROM observations o WHERE o.indicator = $indicator AND list_contains(o.evidence, e.id)))
     ORDER BY e.first_day NULLS FIRST, e.id LIMIT $limit OFFSET $offset`,
    { partner, ledger, kind, indicator, limit, offset },
  );
}

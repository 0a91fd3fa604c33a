import { UsageError } from '../error.js';
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

/** Where the values are that a filter may have; every table of a ledger, and `evidence` over them all, has `credibility`. */
const VALUES = {
  partner: 'SELECT partner AS value FROM partners ORDER BY ALL',
  ledger: `SELECT DISTINCT table_name AS value FROM information_schema.columns
    WHERE column_name = 'credibility' AND table_name <> 'evidence' ORDER BY ALL`,
  kind: 'SELECT DISTINCT kind AS value FROM evidence ORDER BY ALL',
  indicator: 'SELECT id AS value FROM indicators ORDER BY ALL',
} as const;

/** @throws {UsageError} for a partner, ledger, kind or indicator that the tables do not know, with those that they do. */
export async function refuseUnknown(store: Store, filter: EvidenceFilter): Promise<void> {
  for (const name of ['partner', 'ledger', 'kind', 'indicator'] as const) {
    const wanted = filter[name];
    if (wanted === undefined) continue;
    const known = (await store.query(VALUES[name])).map(({ value }) => String(value));
    if (!known.includes(wanted))
      throw new UsageError(`${wanted} is no ${name} of this build; there are ${known.join(', ')}`);
  }
}

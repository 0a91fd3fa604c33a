import type { PartialDate, PartnerCode, Source } from '../../types.js';
import { resource } from './queries.js';

/** A row of the record with the source it was read in, as `evidence` lists it. */
export interface EvidenceRow
  extends Pick<Source, 'title' | 'publisher' | 'url' | 'published' | 'reliability' | 'status'> {
  readonly id: string;
  readonly ledger: string;
  readonly kind: string;
  readonly event: string;
  readonly partner: PartnerCode;
  readonly date: PartialDate;
  readonly date_end: PartialDate;
  readonly summary: string;
  readonly credibility: number;
  readonly note: string;
  readonly source: string;
}

export const evidenceQuery = resource<{ readonly evidence: readonly EvidenceRow[] }>('evidence');

import type {
  ClaimResult,
  Evidence,
  GapResult,
  Greeting,
  Indicator,
  LeftOut,
  ListBlock,
  ListedState,
  NetworkCountry,
  NetworkView,
  Observation,
  PartialDate,
  PartnerCode,
  Sensitivity,
  Standing,
  Window,
} from '../../types.js';
import { resource } from './queries.js';

/** A journey; `since` are the days from the last comparable one, which `comparable` names. */
export interface VisitRow extends Pick<Evidence, 'id' | 'kind' | 'date' | 'summary' | 'credibility'> {
  readonly date_end: PartialDate;
  readonly direction: string;
  readonly level: string;
  readonly channel: string;
  readonly occasion: string;
  readonly completion: string;
  readonly persons: string | null;
  readonly comparable: string | null;
  readonly since: number | null;
}

/** A row of a ledger on one state, with the columns that all ledgers share. */
export interface LedgerRow
  extends Pick<Evidence, 'id' | 'ledger' | 'kind' | 'date' | 'summary' | 'credibility'> {
  readonly channel?: string;
  readonly by?: string;
}

/** Events of one year that ran through one institution, as one kind of ledger has them. */
export interface ChannelCount {
  readonly ledger: string;
  readonly year: string;
  readonly channel: string;
  readonly events: number;
}

export interface FormulaUse {
  readonly formula: string;
  readonly events: number;
  readonly first: PartialDate;
  readonly last: PartialDate;
  readonly evidence: readonly string[];
}

export interface RankCount {
  readonly side: 'actor' | 'partner';
  readonly rank: string;
  readonly events: number;
}

export interface ActCount {
  readonly year: string;
  readonly kind: string;
  readonly events: number;
}

export type StateBlock = Omit<ListBlock, 'states'> & { readonly state: ListedState };

/** What `partners/:code` answers. */
export interface PartnerPage {
  readonly code: PartnerCode;
  readonly name: string;
  readonly standing: Standing;
  readonly gap: GapResult | null;
  readonly hangsOn: {
    readonly unstable: Standing['unstable'];
    readonly leftOut: readonly LeftOut[];
    readonly sensitivity: readonly Sensitivity[];
  };
  readonly observations: readonly (Pick<Observation, 'id' | 'indicator' | 'n'> &
    Pick<Indicator, 'title' | 'measure' | 'unit'> & { readonly value: number | null })[];
  readonly visits: readonly VisitRow[];
  readonly channels: readonly ChannelCount[];
  readonly windows: readonly Window[];
  readonly acts: readonly ActCount[];
  readonly formulas: readonly FormulaUse[];
  readonly ranks: readonly RankCount[];
  readonly relations: readonly LedgerRow[];
  readonly enforcement: readonly LedgerRow[];
  readonly networks: readonly NetworkView[];
  readonly coverage: NetworkCountry['coverage'];
  readonly greetings: readonly Greeting[];
  readonly lists: readonly StateBlock[];
  readonly claims: readonly ClaimResult[];
  readonly evidence: readonly string[];
}

export const partnerQuery = (code: PartnerCode) => resource<PartnerPage>(`partners/${code}`);

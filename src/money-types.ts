/** A body of the actor that stands behind others; the closed vocabulary of a pack, one row of `organs.csv`. */
export interface Organ {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The institution it belongs to, in the words of the ledgers: `party`, `military`, `foreign_ministry`, ... */
  readonly channel: string;
  /** Another institution that it may as well be read as belonging to; null without doubt. */
  readonly otherChannel: string | null;
  /** Where its channel was read: id of a source. */
  readonly source: string;
  readonly note: string;
}

/** A body through which revenue of the actor runs or ran in a state: one row of `networks.csv`, which rests on rows of ledgers. */
export interface Network {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  /** `joint_venture`, `casino`, `bank`, ... */
  readonly kind: string;
  readonly partner: string;
  /** Town or region; empty where no record gives it. */
  readonly place: string;
  /** When it began and ended, as a record says it; empty where none does, which is not the same as going on. */
  readonly from: string;
  readonly until: string;
  /** Id of the organ behind it; null where it is not known. */
  readonly organ: string | null;
  readonly organBasis: 'stated' | 'inferred' | 'recalled' | null;
  /** Ids of rows of ledgers. */
  readonly evidence: readonly string[];
  readonly note: string;
  readonly line: number;
}

/** `unknown` where no record speaks of the time: neither that it went on nor that it ended. */
export type Activity = 'active' | 'unknown' | 'ended' | 'not begun';

/** A public list, or an act of a state, that names a body. */
export interface NetworkListing {
  /** Whose list: a state, a body, or the list as it was read. */
  readonly by: string;
  /** Day, month or year of the listing; empty where the list has none. */
  readonly date: string;
  /** The same as exactly as the record knows it: `2026-Q2` where `date` has one of three months. */
  readonly when: string;
  /** Id of the row of a ledger, or of the entry of a list. */
  readonly id: string;
  /** What was done, as the ledger calls it (`us_designation`, `us_311_finding`: not every act lists a body); `entry` of a list. */
  readonly kind: string;
  /** How the entry and the body are the same. */
  readonly reason: string;
}

/** A body with what follows from its evidence: what `tierline network --json` prints of it. */
export interface NetworkView extends Omit<Network, 'line' | 'organ'> {
  readonly organ: { readonly id: string; readonly name: string; readonly channel: string } | null;
  /** First and last day that a finding of it at work can mean; null without a finding. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  /** The same as exactly as the findings know it: `2020-06`, `2018 to 2023-05-04`; empty without a finding. */
  readonly seen: string;
  /** In the half-year that was asked for. */
  readonly activity: Activity;
  readonly listings: readonly NetworkListing[];
}

/** Bodies of one state. */
export interface NetworkCountry {
  readonly partner: string;
  readonly name: string;
  readonly networks: readonly NetworkView[];
  /** Why silence is no absence: rows of the pack on what was not seen; empty where bodies are on record. */
  readonly coverage: readonly { readonly id: string; readonly summary: string }[];
}

/** A figure that somebody gives: one row of `estimates.csv`, read in rows of ledgers. */
export interface EstimateRow {
  readonly id: string;
  /** Which figures stand side by side: `theft-2025`. */
  readonly topic: string;
  readonly what: string;
  readonly author: string;
  /** How it was arrived at, as far as a row says; empty where none does. */
  readonly method: string;
  /** The time it is about; empty where it is not given. */
  readonly from: string;
  readonly until: string;
  /** In `unit`; the lower end where `amountTo` gives an upper one. Null for a share. */
  readonly amount: number | null;
  readonly amountTo: number | null;
  readonly unit: string | null;
  /** Percent of `denominator`; neither stands without the other. */
  readonly share: number | null;
  readonly denominator: string;
  readonly qualifier: string;
  /** When the figure was made public, where its source has no day; else empty. */
  readonly published: string;
  /** The last day that `published` can mean; null where it is empty. */
  readonly knownFrom: string | null;
  readonly evidence: readonly string[];
  readonly note: string;
  readonly line: number;
}

/** An estimate with where it was read and what speaks against it: what `tierline estimates --json` prints of it. */
export interface EstimateView extends Omit<EstimateRow, 'line' | 'knownFrom'> {
  readonly sources: readonly {
    readonly id: string;
    readonly publisher: string;
    readonly published: string;
    readonly status: 'read' | 'cited' | 'recalled';
  }[];
  /** The worst of its rows, 1 to 6; 6 cannot be judged, as what is recalled. */
  readonly credibility: number;
  /** Estimates of the same in the same time, which this one excludes. */
  readonly conflicts: readonly string[];
}

/** Estimates of one topic, by their time and author. */
export interface EstimateTopic {
  readonly topic: string;
  readonly estimates: readonly EstimateView[];
}

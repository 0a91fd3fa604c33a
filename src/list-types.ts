/** What a list or pack says with the text it says it in: a note in the result, not a failure. */
export interface Notice {
  /** What was met, in one sentence; equal notices are counted, not repeated. */
  readonly message: string;
  readonly count: number;
  /** The first few places, `file:line` or an entry. */
  readonly places: readonly string[];
}

/** One attribution of one address, as a pack of tags gives it; two tags of one address may disagree, and both stand. */
export interface Tag {
  /** As written; whether its case matters depends on the currency. */
  readonly address: string;
  /** Ticker in capitals: BTC, ETH. */
  readonly currency: string;
  readonly label: string;
  /** `exchange`, `mixing_service`, ...; empty where the pack gives none. */
  readonly category: string;
  readonly concepts: readonly string[];
  /** `sanction`, `service_hack`, ...; empty where the pack gives none. */
  readonly abuse: string;
  /** Id of an {@link TaggedActor}; empty where the pack names none. */
  readonly actor: string;
  /** How the tagger knows: `ownership`, `authority_data`, `web_crawl`, ...; `unknown` where the pack does not say. */
  readonly confidence: string;
  /** The level of that word in GraphSense's scale, 5 to 100. */
  readonly level: number;
  /** Whether the label holds for the whole cluster of the address. */
  readonly clusterDefiner: boolean;
  /** Address of the publication the tag rests on; empty where the pack names none. */
  readonly source: string;
  readonly lastmod: string;
  /** Title of the pack. */
  readonly pack: string;
  readonly place: string;
}

/** Somebody whom tags name: an exchange, a service, a group. */
export interface TaggedActor {
  readonly id: string;
  readonly label: string;
  readonly aliases: readonly string[];
  /** States under whose law the actor works, ISO 3166-1 alpha-3. */
  readonly jurisdictions: readonly string[];
  readonly categories: readonly string[];
  readonly uri: string;
  readonly place: string;
}

/** What a pack of tags or of actors held, and what in it could not be used. */
export interface TagReading {
  readonly tags: readonly Tag[];
  readonly actors: readonly TaggedActor[];
  readonly skipped: readonly { readonly place: string; readonly reason: string }[];
  readonly notices: readonly Notice[];
}

/** A list by the authority that keeps it. */
export type ListId =
  | 'ofac-sdn'
  | 'ofac-consolidated'
  | 'us-csl'
  | 'un'
  | 'eu'
  | 'fincen-311'
  | 'fatf'
  | 'ofac-crypto'
  | 'opensanctions';

export const LISTED_KINDS = ['person', 'organization', 'vessel', 'aircraft', 'wallet', 'state'] as const;
export type ListedKind = (typeof LISTED_KINDS)[number];

export interface ListedName {
  readonly name: string;
  /** A weak alias is one that the list itself calls of low quality or puts between quotation marks: a nickname, an acronym. */
  readonly kind: 'primary' | 'strong' | 'weak' | 'former';
}

export interface ListedIdentifier {
  /** `imo`, `passport`, `national-id`, `registration`, `tax`, `wallet`, `call-sign`, `mmsi`, `swift`, `lei`, `other`. */
  readonly kind: string;
  readonly value: string;
  /** Ticker of a wallet; empty for all else. */
  readonly currency: string;
  /** State that gave it, ISO 3166-1 alpha-3; empty where the list does not say. */
  readonly country: string;
}

/** Somebody or something an entry names as its kin: `linked to`, `owned by`, `subsidiary`. */
export interface ListedLink {
  readonly relation: string;
  readonly name: string;
}

/** One entry of a list. */
export interface Listing {
  readonly list: ListId;
  /** The number the list itself gives; a digest of the content where it gives none. */
  readonly id: string;
  readonly kind: ListedKind;
  readonly names: readonly ListedName[];
  /** ISO 3166-1 alpha-3 where the name of the state is known, else as written (and noticed). */
  readonly countries: readonly string[];
  /** As the list writes them: `DPRK3`, `NPWMD`, `Al-Qaida`. */
  readonly programs: readonly string[];
  readonly addresses: readonly string[];
  readonly dates: ListingDates;
  readonly identifiers: readonly ListedIdentifier[];
  readonly links: readonly ListedLink[];
  /** Everything else the entry says, by field: `birth date`, `position`, `reason`, `unread`. */
  readonly remarks: Readonly<Record<string, readonly string[]>>;
  readonly place: string;
}

/** Days as far as the list gives them: `2018`, `2018-03`, `2018-03-30`; null where it does not. */
export interface ListingDates {
  readonly listed: string | null;
  readonly delisted: string | null;
  readonly updated: string | null;
}

/** A list as read: its entries, what was left out and why, and what a reader should know of the rest. */
export interface ListReading {
  readonly format: string;
  /** Null where an empty file tells nothing. */
  readonly list: ListId | null;
  /** The day the file says it is of; null where it says none. */
  readonly date: string | null;
  /** Why this must not stand as the list: cut short, empty, far from the number of entries it should have; null where nothing speaks against it. */
  readonly stopped: string | null;
  readonly entries: readonly Listing[];
  readonly skipped: readonly { readonly place: string; readonly reason: string }[];
  readonly notices: readonly Notice[];
}

/** When an entry of a list was seen, over snapshots in order. */
export interface Appearance {
  readonly list: ListId;
  readonly id: string;
  /** Its primary name when last seen. */
  readonly name: string;
  /** Day of the first snapshot that has it; null where that is the earliest snapshot, since it may be older. */
  readonly appeared: string | null;
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Day of the first later snapshot without it; null while it stays. */
  readonly left: string | null;
  /** Days of the snapshots in which it differs from the one before. */
  readonly changed: readonly string[];
}

/** What happened between two snapshots, by id. */
export interface SnapshotStep {
  readonly from: string;
  readonly to: string;
  readonly appeared: readonly string[];
  readonly changed: readonly string[];
  readonly left: readonly string[];
}

/** A list over time. */
export interface ListHistory {
  readonly appearances: readonly Appearance[];
  readonly steps: readonly SnapshotStep[];
  /** Why a snapshot must not be believed, where one has lost far too much. */
  readonly stopped: string | null;
}

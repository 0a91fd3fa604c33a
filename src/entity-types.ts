import type { ListId } from './list-types.js';

/** What one list says of one property of one entity: the atom of everything known of it. */
export interface Statement {
  /** Digest of entity, property, value and dataset: the same statement has the same id in every run. */
  readonly id: string;
  readonly entity: string;
  /** Schema and property of FollowTheMoney: `Person`, `alias`. */
  readonly schema: string;
  readonly property: string;
  readonly value: string;
  readonly dataset: ListId;
  /** Days of the first and last snapshot that say so; empty where the file has no day. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** File and line, or entry, of the last one. */
  readonly origin: string;
}

/** An entity in terms of FollowTheMoney: a view of its statements. */
export interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly caption: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
  readonly datasets: readonly ListId[];
  /** Ids that were joined into this one by judgements, its own among them. */
  readonly referents: readonly string[];
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** A list behind an export: how many entries of it were read, and the days of its files; empty where no file has one. */
export interface ListSource {
  readonly list: ListId;
  readonly entries: number;
  readonly firstDay: string;
  readonly lastDay: string;
}

/** How one entity stands to another. */
export interface Relation {
  readonly id: string;
  /** `Sanction` (authority to party), `UnknownLink`, `Ownership` (owner to asset), `CryptoWallet` (holder to wallet). */
  readonly schema: string;
  /** In the words of the list: `linked to`, `owned by`; `sanction` and `holder` for the rest. */
  readonly role: string;
  readonly from: string;
  readonly to: string;
  readonly datasets: readonly ListId[];
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** Days of the relation itself as far as the list gives them: of listing and delisting; empty where it does not. */
  readonly start: string;
  readonly end: string;
}

/** Entities as nodes, relations as edges; every end of an edge is a node. */
export interface EntityGraph {
  readonly nodes: readonly Entity[];
  readonly edges: readonly Relation[];
}

export const JUDGEMENTS = ['same', 'not same', 'undecided'] as const;
export type JudgementWord = (typeof JUDGEMENTS)[number];

/** Somebody's decision on whether two entities are one; a later row on the same pair takes the earlier back. */
export interface Judgement {
  readonly left: string;
  readonly right: string;
  readonly judgement: JudgementWord;
  readonly by: string;
  readonly date: string;
  readonly note: string;
  readonly line: number;
}

/** A list entry behind an answer. */
export interface ScreenSource {
  readonly list: ListId;
  readonly id: string;
  readonly name: string;
  readonly programs: readonly string[];
  readonly listed: string | null;
  readonly place: string;
}

/** One entity that a name comes near to; entries are one entity by judgements only. */
export interface ScreenMatch {
  /** Whether the closeness reaches {@link MATCH_FROM} and no date of birth speaks against it; else what stands here is only possible. */
  readonly match: boolean;
  /** Closeness of the nearest of its names, 0 to 1; by rule, not by a model. */
  readonly score: number;
  /** How the two names are the same, in sentences, and what speaks against it. */
  readonly reasons: readonly string[];
  /** Dates of birth that its entries give, `YYYY[-MM[-DD]]` or in the words of a list. */
  readonly born: readonly string[];
  readonly entity: {
    readonly id: string;
    readonly caption: string;
    readonly schema: string;
    /** `listed`, or how it hangs on a listed one: `linked to LAZARUS GROUP`. */
    readonly standing: string;
  };
  /** Its entries that the name comes near to. */
  readonly sources: readonly ScreenSource[];
}

/** The answer for one name: the nearest entity, or null where nothing comes near. */
export interface ScreenRow extends Omit<ScreenMatch, 'entity'> {
  readonly name: string;
  readonly entity: ScreenMatch['entity'] | null;
  /** Other entities that match as well, or come as near: namesakes, and entries of other lists that nobody has judged to be the same. */
  readonly others: readonly ScreenMatch[];
  /** What a pack has of the name, null where nothing; only where a pack was given. */
  readonly onRecord?: OnRecord | null;
}

/** What the bodies and ledgers of a pack have of a name. */
export interface OnRecord {
  readonly bodies: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: string;
    readonly partner: string;
  }[];
  /** Rows of its ledgers, those tied to the actor directly first. */
  readonly rows: readonly {
    readonly id: string;
    readonly kind: string;
    /** How closely the row is tied to the actor: `direct`, `indirect`, `none`; empty where its ledger does not say. */
    readonly link: string;
    readonly summary: string;
  }[];
}

/** A name to be held against lists, with the dates of birth that it may have. */
export interface WantedName {
  readonly name: string;
  /** `YYYY[-MM[-DD]]`; each another possibility. */
  readonly born: readonly string[];
}

/** Closeness from which a name is called a match. */
export const MATCH_FROM = 0.85;

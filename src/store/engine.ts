import type { Day, Document, Transfer } from '../types.js';

/** A document as a store keeps it. */
export interface StoredDocument extends Document {
  /** Digest of all that it holds: what has the same is the same document. */
  readonly content: string;
  /** Its words in small letters with one blank around each, in which phrases are looked for. */
  readonly words: string;
}

/** A transfer as a store keeps it. */
export interface StoredTransfer extends Omit<Transfer, 'place'> {
  /** Digest of what it moves, when, and which of equal rows of its file it is. */
  readonly content: string;
  /** Order among all transfers of the store: that of the loads, then of the rows. */
  readonly place: number;
}

export type HeavyTable = 'documents' | 'transfers';

/** A file that is, or begins to be, in a store. */
export interface Load {
  readonly table: HeavyTable;
  /** Of the bytes of the file, and the words that say how it was to be read. */
  readonly digest: string;
  readonly name: string;
  /** 1 for the first file of the table. */
  readonly ordinal: number;
  readonly state: 'begun' | 'done';
  /** Rows of the file that are in, whether added by it or there before. */
  readonly rows: number;
  /** What was said of the file beside its rows, as JSON; empty until it is done. */
  readonly remarks: string;
}

/** Parts of a store that answered, and those there are. */
export interface Shards {
  readonly answered: number;
  readonly expected: number;
}

/** Which documents a scan is about. */
export interface ScanQuestion {
  /** RE2 pattern over {@link StoredDocument.words}. */
  readonly pattern: string;
  /** Languages that are read; texts that state none are always. */
  readonly languages: readonly string[];
  /** Documents that one query looks through; what it finds is held where it was found until it is whole. */
  readonly slice?: number;
  /** Hears of days that are done. */
  readonly onDay?: (day: Day, documents: number) => void;
}

/** Rows of distinct contents on their way into a table; each is written down as it comes, so that none is held as an object. */
export interface RowBatch<T> {
  readonly rows: number;
  push(row: T): void;
  /** Adds them and says how many; with `fresh` none of them can be there before, else those that are there are left out. */
  add(fresh: boolean): Promise<number>;
}

/** What the two heavy jobs, and the loading before them, ask of a store. */
export interface Engine {
  /** As people are told of it, without credentials. */
  readonly name: string;
  /** Makes the tables where they are not there. */
  prepare(): Promise<void>;
  /** Whether every part of the store is there with tables of this release. */
  check(): Promise<void>;
  /** Files of a table, in the order in which they were begun. */
  loads(table: HeavyTable): Promise<Load[]>;
  record(load: Load): Promise<void>;
  /** Keeps other clients from loading the table until it is given back, which the function returned does. */
  reserve(table: HeavyTable): Promise<() => Promise<void>>;
  /** Rows that are to be added. */
  documents(): RowBatch<StoredDocument>;
  transfers(): RowBatch<StoredTransfer>;
  /** Documents in which the pattern is found, each once, by day, id and content. */
  scan(question: ScanQuestion): AsyncGenerator<Document>;
  /** Documents in all, each once; those of languages that are not read by language. */
  countDocuments(): Promise<ReadonlyMap<string, number>>;
  /** Asks every part of the store for a sign of life. */
  shards(): Promise<Shards>;
  /**
   * Ends the queries under way, which fail then, lets no further one begin and says whether none is left; missing where queries end with the
   * client.
   */
  stop?(): Promise<boolean>;
  close(): Promise<void>;
}

import type { Listing, ListReading, Skipped } from '../../types.js';
import { Notices } from '../notices.js';

type Bytes = AsyncIterable<Uint8Array>;

/** A reader of one format: entries come out as they are met, everything else goes to the findings. */
export type ListReader = (bytes: Bytes, place: string, findings: Findings) => AsyncGenerator<Listing>;

/** The longest list that is read, decompressed; OFAC's advanced XML has some 120 MB. */
const LIST_CAP = 2 ** 30;

/** What those who cut bytes into records ask of whoever reads the records. */
export interface Remarks {
  /** The longest text that is read, in bytes. */
  readonly cap: number;
  /** Whether 0x1A, which ends OFAC's tables, was met. */
  ended: boolean;
  /** A record that is left out. */
  skip(place: string, reason: string): void;
  /** Something a reader of the records should know. */
  note(message: string, place: string): void;
  /** What follows cannot be read. */
  stop(reason: string): void;
}

/** What a reader finds beside entries. */
export class Findings implements Remarks {
  readonly cap = LIST_CAP;
  readonly skipped: Skipped[] = [];
  readonly #notices = new Notices();
  #stopped: string | null = null;
  #date: string | null = null;
  ended = false;
  /** How many entries the file itself says it has. */
  stated: number | null = null;

  /** A record that is left out. */
  skip(place: string, reason: string): void {
    this.skipped.push({ place, reason });
  }

  /** Something a reader of the entries should know. */
  note(message: string, place: string): void {
    this.#notices.add(message, place);
  }

  /** The file must not be used as the list; the first reason is kept. */
  stop(reason: string): void {
    this.#stopped ??= reason;
  }

  /** The day the file says it is of. */
  dateIs(day: string | null): void {
    this.#date ??= day;
  }

  get stopped(): string | null {
    return this.#stopped;
  }

  get date(): string | null {
    return this.#date;
  }

  notices(): ListReading['notices'] {
    return this.#notices.all();
  }
}

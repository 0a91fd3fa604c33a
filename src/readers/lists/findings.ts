import type { Listing, ListReading, Skipped } from '../../types.js';
import { Notices } from '../notices.js';

type Bytes = AsyncIterable<Uint8Array>;

/** A reader of one format: entries come out as they are met, everything else goes to the findings. */
export type ListReader = (bytes: Bytes, place: string, findings: Findings) => AsyncGenerator<Listing>;

/** What a reader finds beside entries. */
export class Findings {
  readonly skipped: Skipped[] = [];
  readonly #notices = new Notices();
  #stopped: string | null = null;
  #date: string | null = null;
  /** Whether 0x1A, which ends OFAC's tables, was met. */
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

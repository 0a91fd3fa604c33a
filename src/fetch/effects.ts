import { setTimeout } from 'node:timers/promises';

/** What fetching does to the world besides writing its files; tests give their own. */
export interface Effects {
  readonly now: () => Date;
  /** Waits, unless the signal says to stop. */
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  readonly fetch: typeof fetch;
}

export const REAL: Effects = {
  now: () => new Date(),
  sleep: (milliseconds, signal) => setTimeout(milliseconds, undefined, { signal }),
  fetch: (input, init) => fetch(input, init),
};

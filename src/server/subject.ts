/** A build that a thread is asked about, and the pack it is of. */
export interface Subject {
  readonly pack: string;
  readonly asOf: string;
  readonly seed: number;
  readonly digest: string;
}

/** What a thread says of a pack that has changed since its build. */
export const CHANGED = 'the pack has changed since this build';

/** A build that a thread is asked about, and the pack it is of. */
export interface Subject {
  readonly pack: string;
  readonly asOf: string;
  readonly seed: number;
  readonly digest: string;
}

/** What a thread gives, or why it gives nothing: errors lose their kind between threads, so that a foreseen one is an answer. */
export type Given<T> = { readonly made: T } | { readonly refused: string };

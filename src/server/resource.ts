import type { Static, TObject, TSchema } from 'typebox';
import type { Context } from './context.js';

/** What is asked of a resource: the names in its path, and what stands behind the question mark. */
export interface Question<P, Q> {
  readonly params: P;
  readonly query: Q;
}

/**
 * One thing that both editions hold as JSON. The server answers it at `/api/<path>`; a published edition keeps it as
 * `data/<path>.json`, once for every id that `ids` gives where the path has a parameter.
 */
export interface Resource<P = unknown, Q = unknown> {
  /** Such as `tiers` or `partners/:code`. */
  readonly path: string;
  readonly summary: string;
  readonly params?: TObject;
  readonly query?: TObject;
  readonly response: TSchema;
  readonly answer: (context: Context, question: Question<P, Q>) => unknown;
  /** The same answer piece by piece, where it is too long to be made and kept as a whole; null where it is not. */
  readonly stream?: (context: Context, question: Question<P, Q>) => AsyncIterable<string> | null;
  /** Whether it takes so long that it may be answered with 202 and how far it is (`Pending`). */
  readonly long?: true;
  /** Values of the parameter for which a published edition holds a file. */
  readonly ids?: (context: Context) => readonly string[] | Promise<readonly string[]>;
}

/** A resource whose question has the types of its schemas. That answers have the shape of theirs, tests say. */
export function resource<P extends TObject = TObject, Q extends TObject = TObject>(definition: {
  readonly path: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly response: TSchema;
  readonly answer: (context: Context, question: Question<Static<P>, Static<Q>>) => unknown;
  readonly stream?: (
    context: Context,
    question: Question<Static<P>, Static<Q>>,
  ) => AsyncIterable<string> | null;
  readonly long?: Resource['long'];
  readonly ids?: Resource['ids'];
}): Resource {
  return definition as unknown as Resource;
}

import type { Passage } from './columns/move-columns.js';
import { stepsOf } from './columns/steps.js';
import { Touched } from './columns/touched.js';
import type { Method } from './holdings/holding.js';
import { traceIntegers } from './trace-integers.js';
import { traceSteps } from './trace-steps.js';

export interface TraceQuestion {
  readonly method: Method;
  /** The asset that is followed from the sources. */
  readonly asset: number;
  readonly sources: ReadonlySet<number>;
  /** Accounts whose transfers are followed, sources among them. */
  readonly followed: ReadonlySet<number>;
  readonly inflows: readonly Inflow[];
  /** Hop of every followed account. */
  readonly hop: ReadonlyMap<number, number>;
  /** Whether flows from account to account are kept; default true. They take 16 bytes a move. */
  readonly edges?: boolean;
}

/** Traced value that came to an account from outside the transfers; a source that has such sends no more traced value than it has. */
export interface Inflow {
  readonly account: number;
  readonly amount: bigint;
  /** Place of the move before which it came. */
  readonly before: number;
}

/** Traced value of one asset; all amounts in its smallest unit. */
export interface AssetFlow {
  /** Left the sources, or was declared. */
  injected: bigint;
  /** Clean value that became traced by touch, under poison only. */
  contaminated: bigint;
  convertedOut: bigint;
  convertedIn: bigint;
  /** By account that is not followed. */
  readonly arrived: Map<number, bigint>;
  /** By account that is followed, at the end. */
  readonly held: Map<number, bigint>;
  /** Sent by followed accounts beyond what the transfers show them to have: they must have had it from elsewhere. */
  unseen: bigint;
  /** Sent by followed accounts in all. */
  sent: bigint;
}

export interface HopFlow {
  transfers: number;
  /** Traced value of the followed asset that accounts of this hop sent on. */
  value: bigint;
}

export interface Traced {
  readonly assets: ReadonlyMap<number, AssetFlow>;
  /** By hop of the sender. */
  readonly hops: ReadonlyMap<number, HopFlow>;
  /** Traced value of the followed asset by sender and receiver, for figures. */
  readonly edges: ReadonlyMap<number, ReadonlyMap<number, bigint>>;
}

/**
 * Follows value through moves in order, by one method. Every unit that enters is somewhere at the end: with a followed account, with one
 * where following stopped, or in another asset; {@link differenceOf} adds up.
 */
export function traceValue(moves: Iterable<Passage>, question: TraceQuestion): Traced {
  return tracing(moves, question)(question.method, question.edges ?? true);
}

/** {@link traceValue} by several methods: what they have in common is done once. */
export function tracing(
  moves: Iterable<Passage>,
  question: Omit<TraceQuestion, 'method'>,
): (method: Method, edges: boolean) => Traced {
  const steps = stepsOf(Touched.of(moves), question);
  return (method, edges) =>
    steps ? traceSteps(steps, method, edges) : traceIntegers(moves, { ...question, method, edges });
}

/** What came in less what is accounted for: zero, or the tracer is wrong. */
export function differenceOf(flow: AssetFlow): bigint {
  const entered = flow.injected + flow.contaminated + flow.convertedIn;
  return entered - flow.convertedOut - total(flow.arrived.values()) - total(flow.held.values());
}

export const total = (values: Iterable<bigint>): bigint => {
  let sum = 0n;
  for (const value of values) sum += value;
  return sum;
};

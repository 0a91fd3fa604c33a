import type { Amounts } from '../columns/amounts.js';

/**
 * What all followed accounts hold, by one rule, in columns: the counterpart of a `Holding` for each, without an object for any. Between a
 * sender and a receiver, what moves is in hand. Amounts are given by their halves.
 */
export interface Rule {
  /** Balance of holding `h` at `2 h`; its traced part at `2 h + 1`, where the rule keeps one. */
  readonly held: Amounts;
  /** Traced part of what is in hand, at 0. */
  readonly inHand: Amounts;
  /** Clean value that became traced when something was last received, at 0; only poison has any. */
  readonly turned: Amounts | null;
  /** Takes value from outside in hand, the traced part first. */
  take(tracedHigh: number, tracedLow: number, cleanHigh: number, cleanLow: number): void;
  /** Takes an amount, at most the balance, from a holding in hand. */
  send(holding: number, high: number, low: number): void;
  /** Puts what is in hand to a holding. */
  receive(holding: number): void;
  /** Lets what is in hand go to where it is not followed. */
  drop(): void;
  /** At the end, what of each holding is traced; it keeps nothing else of the rule alive. */
  settle(): (holding: number) => bigint;
}

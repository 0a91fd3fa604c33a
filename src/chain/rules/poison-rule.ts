import { Amounts } from '../columns/amounts.js';
import type { Rule } from './rule.js';

const TRACED = 0;
const CLEAN = 1;

/** `PoisonHolding` in columns. */
export class PoisonRule implements Rule {
  readonly held: Amounts;
  /** The traced part, and the clean. */
  readonly inHand = new Amounts(2);
  readonly turned = new Amounts(1);
  private readonly poisoned: Uint8Array;

  constructor(holdings: number) {
    this.held = new Amounts(2 * holdings);
    this.poisoned = new Uint8Array(holdings);
  }

  take(tracedHigh: number, tracedLow: number, cleanHigh: number, cleanLow: number): void {
    this.inHand.put(TRACED, tracedHigh, tracedLow);
    this.inHand.put(CLEAN, cleanHigh, cleanLow);
  }

  send(holding: number, high: number, low: number): void {
    this.held.subtract(2 * holding, high, low);
    const traced = this.poisoned[holding] === 1;
    this.inHand.put(traced ? TRACED : CLEAN, high, low);
    this.inHand.clear(traced ? CLEAN : TRACED);
  }

  receive(holding: number): void {
    const { held, inHand, turned, poisoned } = this;
    const balance = 2 * holding;
    turned.clear(0);
    if (poisoned[holding] === 1 || !inHand.isZero(TRACED)) {
      if (poisoned[holding] === 0) turned.put(0, held.high(balance), held.low(balance));
      turned.add(0, inHand.high(CLEAN), inHand.low(CLEAN));
      poisoned[holding] = 1;
    }
    held.add(balance, inHand.high(TRACED), inHand.low(TRACED));
    held.add(balance, inHand.high(CLEAN), inHand.low(CLEAN));
  }

  drop(): void {}

  settle(): (holding: number) => bigint {
    const { held, poisoned } = this;
    return (holding) => (poisoned[holding] === 1 ? held.get(2 * holding) : 0n);
  }
}

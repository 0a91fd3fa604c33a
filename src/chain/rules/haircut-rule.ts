import { Amounts } from '../columns/amounts.js';
import { share } from '../columns/share.js';
import type { Rule } from './rule.js';

const TRACED = 0;
const ALL = 1;

/** `HaircutHolding` in columns. */
export class HaircutRule implements Rule {
  readonly held: Amounts;
  /** The traced part, and all. */
  readonly inHand = new Amounts(2);
  readonly turned = null;

  constructor(holdings: number) {
    this.held = new Amounts(2 * holdings);
  }

  take(tracedHigh: number, tracedLow: number, cleanHigh: number, cleanLow: number): void {
    this.inHand.put(TRACED, tracedHigh, tracedLow);
    this.inHand.put(ALL, cleanHigh, cleanLow);
    this.inHand.add(ALL, tracedHigh, tracedLow);
  }

  send(holding: number, high: number, low: number): void {
    const { held, inHand } = this;
    const [balance, traced] = [2 * holding, 2 * holding + 1];
    inHand.put(ALL, high, low);
    if (held.isZero(traced)) inHand.clear(TRACED);
    else {
      const [partHigh, partLow] = [held.high(traced), held.low(traced)];
      share(inHand, TRACED, partHigh, partLow, high, low, held.high(balance), held.low(balance));
      held.subtract(traced, inHand.high(TRACED), inHand.low(TRACED));
    }
    held.subtract(balance, high, low);
  }

  receive(holding: number): void {
    const { held, inHand } = this;
    held.add(2 * holding, inHand.high(ALL), inHand.low(ALL));
    held.add(2 * holding + 1, inHand.high(TRACED), inHand.low(TRACED));
  }

  drop(): void {}

  settle(): (holding: number) => bigint {
    const { held } = this;
    return (holding) => held.get(2 * holding + 1);
  }
}

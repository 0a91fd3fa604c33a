import { Amounts } from '../columns/amounts.js';
import { Lots } from '../columns/lots.js';
import type { Rule } from './rule.js';

/** `QueueHolding` in columns: a list of lots for each holding, and one in hand. */
export class QueueRule implements Rule {
  readonly held: Amounts;
  /** The traced part, and all. */
  readonly inHand = new Amounts(2);
  readonly turned = null;
  private readonly lots: Lots;
  private readonly hand: number;

  constructor(
    holdings: number,
    private readonly leaves: 'first' | 'last',
  ) {
    this.held = new Amounts(2 * holdings);
    this.lots = new Lots(holdings + 1);
    this.hand = holdings;
  }

  take(tracedHigh: number, tracedLow: number, cleanHigh: number, cleanLow: number): void {
    this.lots.clear(this.hand);
    this.lots.append(this.hand, true, tracedHigh, tracedLow);
    this.lots.append(this.hand, false, cleanHigh, cleanLow);
    this.inHand.put(0, tracedHigh, tracedLow);
    this.inHand.put(1, tracedHigh, tracedLow);
    this.inHand.add(1, cleanHigh, cleanLow);
  }

  send(holding: number, high: number, low: number): void {
    const { lots, hand, held, inHand } = this;
    inHand.clear(0);
    inHand.put(1, high, low);
    if (this.leaves === 'first') lots.moveFirst(holding, hand, high, low, inHand);
    else lots.moveLast(holding, hand, high, low, inHand);
    held.subtract(2 * holding, high, low);
    held.subtract(2 * holding + 1, inHand.high(0), inHand.low(0));
  }

  receive(holding: number): void {
    const { held, inHand } = this;
    this.lots.appendAll(holding, this.hand);
    held.add(2 * holding, inHand.high(1), inHand.low(1));
    held.add(2 * holding + 1, inHand.high(0), inHand.low(0));
  }

  drop(): void {
    this.lots.clear(this.hand);
  }

  settle(): (holding: number) => bigint {
    const { held } = this;
    return (holding) => held.get(2 * holding + 1);
  }
}

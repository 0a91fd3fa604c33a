import type { Holding } from './holding.js';
import { amountOf, type Parcel, parcelOf, tracedOf } from './lot.js';

/**
 * Traced value leaves in proportion to the balance (Möser, Böhme and Breuker 2014 call it haircut). The share of a parcel is rounded
 * down to whole units and what is left over stays, so that nothing is gained or lost.
 */
export class HaircutHolding implements Holding {
  balance = 0n;
  traced = 0n;

  receive(parcel: Parcel): bigint {
    this.balance += amountOf(parcel);
    this.traced += tracedOf(parcel);
    return 0n;
  }

  send(amount: bigint): Parcel {
    const traced = this.balance === 0n ? 0n : (this.traced * amount) / this.balance;
    this.balance -= amount;
    this.traced -= traced;
    return parcelOf(traced, amount - traced);
  }
}

import type { Holding } from './holding.js';
import { amountOf, type Parcel, parcelOf, tracedOf } from './lot.js';

/** Any traced value makes all that the account holds, and ever receives, traced: an upper bound, which creates traced value. */
export class PoisonHolding implements Holding {
  balance = 0n;
  private poisoned = false;

  get traced(): bigint {
    return this.poisoned ? this.balance : 0n;
  }

  receive(parcel: Parcel): bigint {
    const before = this.traced;
    const arrived = tracedOf(parcel);
    this.balance += amountOf(parcel);
    this.poisoned ||= arrived > 0n;
    return this.traced - before - arrived;
  }

  send(amount: bigint): Parcel {
    this.balance -= amount;
    return this.poisoned ? parcelOf(amount, 0n) : parcelOf(0n, amount);
  }
}

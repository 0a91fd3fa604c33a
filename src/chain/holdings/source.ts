import type { Holding } from './holding.js';
import { type Parcel, parcelOf, tracedOf } from './lot.js';

/**
 * An account whose every outgoing transfer is traced, whatever it holds. Traced value that comes back to it leaves first; the rest of what
 * it sends enters the trace with it, and `onInjected` hears of it.
 */
export class SourceHolding implements Holding {
  traced = 0n;

  constructor(private readonly onInjected: (amount: bigint) => void) {}

  get balance(): bigint {
    return this.traced;
  }

  receive(parcel: Parcel): bigint {
    this.traced += tracedOf(parcel);
    return 0n;
  }

  send(amount: bigint): Parcel {
    const again = amount < this.traced ? amount : this.traced;
    this.traced -= again;
    if (amount > again) this.onInjected(amount - again);
    return parcelOf(amount, 0n);
  }
}

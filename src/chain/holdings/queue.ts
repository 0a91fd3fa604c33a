import type { Holding } from './holding.js';
import type { Lot, Parcel } from './lot.js';

/** Lots before the first that are kept before the list is cut; cutting costs its length. */
const SLACK = 64;

/**
 * Lots in the order they came in. First in, first out is the rule of Clayton's case (1816), proposed for coins by Anderson, Shumailov
 * and Ahmed (2018); last in, first out is its opposite, a bound. A parcel keeps the order of its lots.
 */
export class QueueHolding implements Holding {
  balance = 0n;
  traced = 0n;
  private lots: Lot[] = [];
  private first = 0;

  constructor(private readonly leaves: 'first' | 'last') {}

  receive(parcel: Parcel): bigint {
    for (const lot of parcel) {
      this.balance += lot.amount;
      if (lot.traced) this.traced += lot.amount;
      this.append(lot);
    }
    return 0n;
  }

  send(amount: bigint): Parcel {
    this.balance -= amount;
    const sent: Lot[] = [];
    for (let left = amount; left > 0n; ) {
      const lot = this.next();
      const part = lot.amount > left ? left : lot.amount;
      sent.push({ amount: part, traced: lot.traced });
      if (lot.traced) this.traced -= part;
      if (part < lot.amount) this.putBack({ amount: lot.amount - part, traced: lot.traced });
      left -= part;
    }
    if (this.leaves === 'last') sent.reverse();
    return merged(sent);
  }

  private append(lot: Lot): void {
    const last = this.lots.at(-1);
    if (last && this.lots.length > this.first && last.traced === lot.traced)
      this.lots[this.lots.length - 1] = { amount: last.amount + lot.amount, traced: lot.traced };
    else this.lots.push(lot);
  }

  private next(): Lot {
    if (this.leaves === 'last') return this.lots.pop() as Lot;
    const lot = this.lots[this.first] as Lot;
    this.first += 1;
    if (this.first > SLACK && 2 * this.first > this.lots.length) {
      this.lots = this.lots.slice(this.first);
      this.first = 0;
    }
    return lot;
  }

  private putBack(lot: Lot): void {
    if (this.leaves === 'last') this.lots.push(lot);
    else if (this.first > 0) this.lots[--this.first] = lot;
    else this.lots.unshift(lot);
  }
}

function merged(lots: readonly Lot[]): Parcel {
  const result: Lot[] = [];
  for (const lot of lots) {
    const last = result.at(-1);
    if (last?.traced === lot.traced)
      result[result.length - 1] = { amount: last.amount + lot.amount, traced: lot.traced };
    else result.push(lot);
  }
  return result;
}

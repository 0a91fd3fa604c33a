import type { Move } from '../moves.js';
import { Amounts } from './amounts.js';

/** What is followed of a move; its time is left to the store. */
export type Passage = Omit<Move, 'time'>;

/** Moves by columns, in order: some 24 bytes for each, where objects with integers of any length take 200. */
export class MoveColumns {
  /** One more than the highest number of an account, and of an asset. */
  readonly accounts: number;
  readonly assets: number;

  constructor(
    readonly from: Int32Array,
    readonly to: Int32Array,
    readonly asset: Int32Array,
    readonly amount: Amounts,
    /** The same columns as `asset` and `amount` where nothing is swapped. */
    readonly into: Int32Array,
    readonly received: Amounts,
  ) {
    this.accounts = Math.max(most(from), most(to)) + 1;
    this.assets = Math.max(most(asset), into === asset ? 0 : most(into)) + 1;
  }

  static of(moves: readonly Passage[]): MoveColumns {
    const integers = (of: (move: Passage) => number) => Int32Array.from(moves, of);
    const asset = integers((move) => move.asset);
    const amount = Amounts.of(moves.map((move) => move.amount));
    const swaps = moves.some((move) => move.into !== move.asset || move.received !== move.amount);
    return new MoveColumns(
      integers(({ from }) => from),
      integers(({ to }) => to),
      asset,
      amount,
      swaps ? integers(({ into }) => into) : asset,
      swaps ? Amounts.of(moves.map(({ received }) => received)) : amount,
    );
  }

  get length(): number {
    return this.from.length;
  }

  /** The same moves in another order, of places as they are now. */
  inOrder(order: Int32Array): MoveColumns {
    const integers = (column: Int32Array) => order.map((place) => column[place] as number);
    const asset = integers(this.asset);
    const amount = this.amount.inOrder(order);
    return new MoveColumns(
      integers(this.from),
      integers(this.to),
      asset,
      amount,
      this.into === this.asset ? asset : integers(this.into),
      this.received === this.amount ? amount : this.received.inOrder(order),
    );
  }

  at(place: number): Passage {
    return {
      from: this.from[place] as number,
      to: this.to[place] as number,
      asset: this.asset[place] as number,
      into: this.into[place] as number,
      amount: this.amount.get(place),
      received: this.received.get(place),
    };
  }
}

/** -1 for none; a spread would put them all on the stack. */
function most(numbers: Int32Array): number {
  let highest = -1;
  for (let i = 0; i < numbers.length; i++)
    if ((numbers[i] as number) > highest) highest = numbers[i] as number;
  return highest;
}

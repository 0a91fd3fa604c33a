import { Amounts, HALF } from './amounts.js';

const NONE = -1;
const AT_FIRST = 1024;

/**
 * Lists of lots, each all traced or all clean, first to last, in columns: list `l` is the lots from `head[l]` along `next`. Neighbours
 * in a list differ in whether they are traced, or they would be one lot.
 */
export class Lots {
  private readonly head: Int32Array;
  private readonly tail: Int32Array;
  private next = new Int32Array(AT_FIRST);
  private previous = new Int32Array(AT_FIRST);
  private isTraced = new Uint8Array(AT_FIRST);
  private amount = new Amounts(AT_FIRST);
  /** Lots that were in use, linked by `next`, and the first that never was. */
  private free = NONE;
  private unused = 0;

  constructor(lists: number) {
    this.head = new Int32Array(lists).fill(NONE);
    this.tail = new Int32Array(lists).fill(NONE);
  }

  isEmpty(list: number): boolean {
    return this.head[list] === NONE;
  }

  /** Adds a lot at the end. */
  append(list: number, traced: boolean, high: number, low: number): void {
    if (high === 0 && low === 0) return;
    const last = this.tail[list] as number;
    if (last !== NONE && this.isTraced[last] === Number(traced)) this.amount.add(last, high, low);
    else this.linkLast(list, this.make(Number(traced), high, low));
  }

  /** Moves all lots of one list to the end of another. */
  appendAll(list: number, from: number): void {
    const first = this.head[from] as number;
    if (first === NONE) return;
    const last = this.tail[list] as number;
    if (last !== NONE && this.isTraced[last] === this.isTraced[first]) {
      this.amount.add(last, this.amount.high(first), this.amount.low(first));
      this.unlinkFirst(from);
      this.release(first);
      this.appendAll(list, from);
      return;
    }
    if (last === NONE) this.head[list] = first;
    else {
      this.next[last] = first;
      this.previous[first] = last;
    }
    this.tail[list] = this.tail[from] as number;
    this.head[from] = this.tail[from] = NONE;
  }

  /** Moves an amount, at most all there is, from the beginning of a list to an empty one; adds what of it is traced to `traced` at 0. */
  moveFirst(from: number, to: number, high: number, low: number, traced: Amounts): void {
    this.move(from, to, high, low, traced, true);
  }

  /** The same from the end; its order stays. */
  moveLast(from: number, to: number, high: number, low: number, traced: Amounts): void {
    this.move(from, to, high, low, traced, false);
  }

  clear(list: number): void {
    for (let lot = this.head[list] as number; lot !== NONE; ) {
      const next = this.next[lot] as number;
      this.release(lot);
      lot = next;
    }
    this.head[list] = this.tail[list] = NONE;
  }

  private move(from: number, to: number, high: number, low: number, traced: Amounts, first: boolean): void {
    let [leftHigh, leftLow] = [high, low];
    while (leftHigh !== 0 || leftLow !== 0) {
      const lot = (first ? this.head[from] : this.tail[from]) as number;
      let [partHigh, partLow] = [this.amount.high(lot), this.amount.low(lot)];
      if (partHigh > leftHigh || (partHigh === leftHigh && partLow > leftLow)) {
        [partHigh, partLow] = [leftHigh, leftLow];
        this.amount.subtract(lot, partHigh, partLow);
        const part = this.make(this.isTraced[lot] as number, partHigh, partLow);
        if (first) this.linkLast(to, part);
        else this.linkFirst(to, part);
      } else if (first) {
        this.unlinkFirst(from);
        this.linkLast(to, lot);
      } else {
        this.unlinkLast(from);
        this.linkFirst(to, lot);
      }
      if (this.isTraced[lot] === 1) traced.add(0, partHigh, partLow);
      leftHigh -= partHigh;
      leftLow -= partLow;
      if (leftLow < 0) {
        leftLow += HALF;
        leftHigh -= 1;
      }
    }
  }

  private linkLast(list: number, lot: number): void {
    const last = this.tail[list] as number;
    this.next[lot] = NONE;
    this.previous[lot] = last;
    if (last === NONE) this.head[list] = lot;
    else this.next[last] = lot;
    this.tail[list] = lot;
  }

  private linkFirst(list: number, lot: number): void {
    const first = this.head[list] as number;
    this.previous[lot] = NONE;
    this.next[lot] = first;
    if (first === NONE) this.tail[list] = lot;
    else this.previous[first] = lot;
    this.head[list] = lot;
  }

  private unlinkFirst(list: number): void {
    const first = this.next[this.head[list] as number] as number;
    this.head[list] = first;
    if (first === NONE) this.tail[list] = NONE;
    else this.previous[first] = NONE;
  }

  private unlinkLast(list: number): void {
    const last = this.previous[this.tail[list] as number] as number;
    this.tail[list] = last;
    if (last === NONE) this.head[list] = NONE;
    else this.next[last] = NONE;
  }

  private make(traced: number, high: number, low: number): number {
    let lot = this.free;
    if (lot === NONE) {
      if (this.unused === this.next.length) this.grow();
      lot = this.unused++;
    } else this.free = this.next[lot] as number;
    this.isTraced[lot] = traced;
    this.amount.put(lot, high, low);
    return lot;
  }

  private release(lot: number): void {
    this.next[lot] = this.free;
    this.free = lot;
  }

  private grow(): void {
    const length = Math.ceil(this.next.length * 1.5);
    const longer = <T extends Int32Array | Uint8Array | Float64Array>(made: T, old: T): T => {
      made.set(old);
      return made;
    };
    this.next = longer(new Int32Array(length), this.next);
    this.previous = longer(new Int32Array(length), this.previous);
    this.isTraced = longer(new Uint8Array(length), this.isTraced);
    const amount = new Amounts(length);
    amount.cells.set(this.amount.cells);
    this.amount = amount;
  }
}

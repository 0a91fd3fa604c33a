/** The upper and the lower half of an amount have 48 bits each, so that sums and differences of halves are exact as numbers. */
export const HALF = 2 ** 48;

/** Amounts from here on do not fit in two halves. */
export const LIMIT = 1n << 96n;

/**
 * A column of amounts in smallest units, of two numbers each: the upper half at `2 i`, the lower at `2 i + 1`. Amounts of 96 bits and more
 * stand beside it, and are infinite in it, so that whoever adds up the column sees that it does not hold all.
 */
export class Amounts {
  readonly cells: Float64Array;
  private readonly wide = new Map<number, bigint>();

  constructor(readonly length: number) {
    this.cells = new Float64Array(2 * length);
  }

  static of(amounts: readonly bigint[]): Amounts {
    const column = new Amounts(amounts.length);
    amounts.forEach((amount, i) => {
      column.set(i, amount);
    });
    return column;
  }

  inOrder(order: Int32Array): Amounts {
    const column = new Amounts(order.length);
    for (let to = 0; to < order.length; to++) {
      const from = order[to] as number;
      if (this.high(from) === Number.POSITIVE_INFINITY) column.set(to, this.get(from));
      else column.put(to, this.high(from), this.low(from));
    }
    return column;
  }

  high(i: number): number {
    return this.cells[2 * i] as number;
  }

  low(i: number): number {
    return this.cells[2 * i + 1] as number;
  }

  get(i: number): bigint {
    const high = this.high(i);
    if (high === Number.POSITIVE_INFINITY) return this.wide.get(i) as bigint;
    return high === 0 ? BigInt(this.low(i)) : (BigInt(high) << 48n) | BigInt(this.low(i));
  }

  set(i: number, amount: bigint): void {
    if (amount < LIMIT) this.put(i, Number(amount / BigInt(HALF)), Number(amount % BigInt(HALF)));
    else {
      this.wide.set(i, amount);
      this.put(i, Number.POSITIVE_INFINITY, 0);
    }
  }

  put(i: number, high: number, low: number): void {
    this.cells[2 * i] = high;
    this.cells[2 * i + 1] = low;
  }

  isZero(i: number): boolean {
    return this.low(i) === 0 && this.high(i) === 0;
  }

  /** Whether there is at least so much. */
  covers(i: number, high: number, low: number): boolean {
    const own = this.high(i);
    return own > high || (own === high && this.low(i) >= low);
  }

  add(i: number, high: number, low: number): void {
    const sum = this.low(i) + low;
    if (sum < HALF) this.put(i, this.high(i) + high, sum);
    else this.put(i, this.high(i) + high + 1, sum - HALF);
  }

  /** Takes away what there must be. */
  subtract(i: number, high: number, low: number): void {
    const rest = this.low(i) - low;
    if (rest >= 0) this.put(i, this.high(i) - high, rest);
    else this.put(i, this.high(i) - high - 1, rest + HALF);
  }

  clear(i: number): void {
    this.put(i, 0, 0);
  }
}

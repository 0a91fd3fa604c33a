import { type Amounts, HALF } from './amounts.js';

/** Limbs of 24 bits: sums of four products of two are exact as numbers. */
const LIMB = 2 ** 24;
const EXACT = 2 ** 53;

/**
 * Writes `part * amount / whole`, rounded down, to `out` at `at`; each is given by its halves, has fewer than 96 bits, and so has the result.
 *
 * The quotient is first taken from floating point, which is right to some 50 bits; what it leaves of the exact product is divided once more,
 * which brings it within one or two of the true quotient; the exact remainder settles these.
 */
export function share(
  out: Amounts,
  at: number,
  partHigh: number,
  partLow: number,
  amountHigh: number,
  amountLow: number,
  wholeHigh: number,
  wholeLow: number,
): void {
  const whole = wholeHigh * HALF + wholeLow;
  const product = (partHigh * HALF + partLow) * (amountHigh * HALF + amountLow);
  if (product < EXACT) {
    const quotient = Math.floor(product / whole);
    const high = Math.floor(quotient / HALF);
    out.put(at, high, quotient - high * HALF);
    return;
  }
  const a1 = Math.floor(partLow / LIMB);
  const a0 = partLow - a1 * LIMB;
  const a3 = Math.floor(partHigh / LIMB);
  const a2 = partHigh - a3 * LIMB;
  const b1 = Math.floor(amountLow / LIMB);
  const b0 = amountLow - b1 * LIMB;
  const b3 = Math.floor(amountHigh / LIMB);
  const b2 = amountHigh - b3 * LIMB;
  const w1 = Math.floor(wholeLow / LIMB);
  const w0 = wholeLow - w1 * LIMB;
  const w3 = Math.floor(wholeHigh / LIMB);
  const w2 = wholeHigh - w3 * LIMB;

  const first = Math.floor(product / whole);
  const firstHigh = Math.floor(first / HALF);
  const firstLow = first - firstHigh * HALF;
  const q1 = Math.floor(firstLow / LIMB);
  const q0 = firstLow - q1 * LIMB;
  const q3 = Math.floor(firstHigh / LIMB);
  const q2 = firstHigh - q3 * LIMB;

  // What the first quotient leaves, in limbs that may be negative.
  let r0 = a0 * b0 - q0 * w0;
  let r1 = a0 * b1 + a1 * b0 - (q0 * w1 + q1 * w0);
  let r2 = a0 * b2 + a1 * b1 + a2 * b0 - (q0 * w2 + q1 * w1 + q2 * w0);
  let r3 = a0 * b3 + a1 * b2 + a2 * b1 + a3 * b0 - (q0 * w3 + q1 * w2 + q2 * w1 + q3 * w0);
  let r4 = a1 * b3 + a2 * b2 + a3 * b1 - (q1 * w3 + q2 * w2 + q3 * w1);
  let r5 = a2 * b3 + a3 * b2 - (q2 * w3 + q3 * w2);
  let r6 = a3 * b3 - q3 * w3;
  const left = (((((r6 * LIMB + r5) * LIMB + r4) * LIMB + r3) * LIMB + r2) * LIMB + r1) * LIMB + r0;

  let second = Math.floor(left / whole);
  const s1 = Math.floor(second / LIMB);
  const s0 = second - s1 * LIMB;
  r0 -= s0 * w0;
  r1 -= s0 * w1 + s1 * w0;
  r2 -= s0 * w2 + s1 * w1;
  r3 -= s0 * w3 + s1 * w2;
  r4 -= s1 * w3;

  let carry = Math.floor(r0 / LIMB);
  r0 -= carry * LIMB;
  r1 += carry;
  carry = Math.floor(r1 / LIMB);
  r1 -= carry * LIMB;
  r2 += carry;
  carry = Math.floor(r2 / LIMB);
  r2 -= carry * LIMB;
  r3 += carry;
  carry = Math.floor(r3 / LIMB);
  r3 -= carry * LIMB;
  r4 += carry;
  carry = Math.floor(r4 / LIMB);
  r4 -= carry * LIMB;
  r5 += carry;
  carry = Math.floor(r5 / LIMB);
  r5 -= carry * LIMB;
  r6 += carry;
  let restLow = r0 + r1 * LIMB;
  let restHigh = r2 + r3 * LIMB + ((r6 * LIMB + r5) * LIMB + r4) * HALF;

  while (restHigh < 0) {
    second -= 1;
    restLow += wholeLow;
    restHigh += wholeHigh;
    if (restLow >= HALF) {
      restLow -= HALF;
      restHigh += 1;
    }
  }
  while (restHigh > wholeHigh || (restHigh === wholeHigh && restLow >= wholeLow)) {
    second += 1;
    restLow -= wholeLow;
    restHigh -= wholeHigh;
    if (restLow < 0) {
      restLow += HALF;
      restHigh -= 1;
    }
  }
  const low = firstLow + second;
  const over = Math.floor(low / HALF);
  out.put(at, firstHigh + over, low - over * HALF);
}

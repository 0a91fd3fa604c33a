import type { Random } from '../stats/index.js';

/** G = 2 sum of O log(O / E), the likelihood ratio of counts against expected counts; cells with O = 0 add nothing. */
export function gStatistic(observed: ArrayLike<number>, expected: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < observed.length; i++)
    if (observed[i]! > 0) sum += observed[i]! * Math.log(observed[i]! / expected[i]!);
  return 2 * sum;
}

/**
 * Draws where trips of the given numbers of stops go: each stop falls on a state not yet visited by its trip, in
 * proportion to the weights. Adds the stops to `counts`.
 */
export function drawStops(
  sizes: readonly number[],
  weights: ArrayLike<number>,
  random: Random,
  counts: Float64Array,
): void {
  const states = weights.length;
  const left = new Float64Array(states);
  let whole = 0;
  for (let i = 0; i < states; i++) whole += weights[i]!;
  for (const size of sizes) {
    let total = whole;
    if (size > 1) for (let i = 0; i < states; i++) left[i] = weights[i]!;
    for (let stop = 0; stop < size; stop++) {
      const from = size > 1 ? left : weights;
      let at = random() * total;
      let state = 0;
      while (state < states - 1 && (at >= from[state]! || from[state] === 0)) at -= from[state++]!;
      counts[state]! += 1;
      total -= from[state]!;
      if (size > 1) left[state] = 0;
    }
  }
}

/** Distribution of G where every state is as likely as any other, and the counts expected then. */
export interface NullOfG {
  readonly expected: Float64Array;
  /** Sorted. */
  readonly values: Float64Array;
}

/** Simulates it. Expected counts are exact: estimated ones would tell apart outcomes that differ in nothing but names. */
export function nullOfG(sizes: readonly number[], states: number, draws: number, random: Random): NullOfG {
  const even = new Float64Array(states).fill(1);
  const stops = sizes.reduce((sum, size) => sum + size, 0);
  const expected = new Float64Array(states).fill(stops / states);
  const values = Float64Array.from({ length: draws }, () => {
    const counts = new Float64Array(states);
    drawStops(sizes, even, random, counts);
    return gStatistic(counts, expected);
  });
  return { expected, values: values.sort() };
}

/** Monte Carlo p-value, (1 + draws at least as large) / (1 + draws) (Davison and Hinkley 1997, section 4.2). */
export function exceedance(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value - 1e-9) low = middle + 1;
    else high = middle;
  }
  return (1 + sorted.length - low) / (1 + sorted.length);
}

import { binomialCdf } from './binomial-cdf.js';
import { quantileSorted } from './quantile.js';
import type { Random } from './rng.js';

/** A test of ranks for uniformity, and the band that shows it. */
export interface UniformityTest {
  /** How often ranks that are uniform lie so far out, somewhere along their distribution function. */
  readonly pValue: (ranks: ArrayLike<number>) => number;
  /** Fewest and most of the ranks that may be i or below, for i from 0 to the last rank but one. */
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/**
 * Simultaneous bands for the distribution function of `n` ranks that should be uniform over 0 to `last` (Saeilynoja,
 * Buerkner and Vehtari 2022, Statistics and Computing 32:32, algorithm 1): at each rank the count is binomial, and the
 * level of these intervals is set by simulation so that a share `level` of uniform samples lies within all of them.
 */
export function uniformityTest(
  n: number,
  last: number,
  random: Random,
  { level = 0.95, simulations = 10_000 }: { readonly level?: number; readonly simulations?: number } = {},
): UniformityTest {
  const tails = tailsOf(n, last);
  const simulated = Float64Array.from({ length: simulations }, () =>
    mostExtreme(
      Float64Array.from({ length: n }, () => Math.floor(random() * (last + 1))),
      last,
      tails,
    ),
  ).sort();
  const critical = quantileSorted(simulated, 1 - level);
  return {
    pValue: (ranks) => {
      const observed = mostExtreme(ranks, last, tails);
      return (simulated.filter((tail) => tail <= observed).length + 1) / (simulations + 1);
    },
    low: Int32Array.from(tails, (tail) => tail.findIndex((p) => p >= critical)),
    high: Int32Array.from(tails, (tail) => tail.findLastIndex((p) => p >= critical)),
  };
}

/** For each rank but the last, and each count of ranks up to it: the two-sided binomial tail. */
function tailsOf(n: number, last: number): Float64Array[] {
  return Array.from({ length: last }, (_, rank) => {
    const below = binomialCdf(n, (rank + 1) / (last + 1));
    return below.map((p, count) => 2 * Math.min(p, 1 - (below[count - 1] ?? 0)));
  });
}

function mostExtreme(ranks: ArrayLike<number>, last: number, tails: readonly Float64Array[]): number {
  const counts = new Int32Array(last + 1);
  for (let i = 0; i < ranks.length; i++) counts[ranks[i]!] = counts[ranks[i]!]! + 1;
  let least = 1;
  let upTo = 0;
  for (let rank = 0; rank < last; rank++) {
    upTo += counts[rank]!;
    least = Math.min(least, tails[rank]![upTo]!);
  }
  return least;
}

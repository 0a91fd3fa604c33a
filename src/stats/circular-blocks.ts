import { quantileSorted } from './quantile.js';
import type { Random } from './rng.js';

/** Length of blocks for so many days: the rate n^(1/3) of Künsch (1989) and Hall, Horowitz and Jing (1995), rounded. */
export const blockLength = (n: number): number => Math.max(1, Math.round(Math.cbrt(n)));

/**
 * 90 % percentile interval of the ratio of two means, `after` over `before`, each of a series in time. Blocks of neighbouring days are
 * drawn with replacement, the last day followed by the first (circular block bootstrap, Politis and Romano 1992), so that busy stretches
 * stay together; the two series are drawn apart. A bound is infinite where that many resamples have nothing before.
 */
export function ratioOfMeansInterval(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  {
    block,
    resamples,
    random,
  }: { readonly block: number; readonly resamples: number; readonly random: Random },
): { readonly q5: number; readonly q95: number } {
  const ratios = new Float64Array(resamples);
  for (let i = 0; i < resamples; i++) {
    const denominator = resampledSum(before, block, random) / before.length;
    ratios[i] = resampledSum(after, block, random) / after.length / denominator;
  }
  // Nothing over nothing says nothing against any ratio, and lies at the lower end.
  for (let i = 0; i < resamples; i++) if (Number.isNaN(ratios[i])) ratios[i] = 0;
  ratios.sort();
  return { q5: bound(ratios, 0.05), q95: bound(ratios, 0.95) };
}

/** Interpolation between two infinite values is not a number. */
function bound(sorted: Float64Array, p: number): number {
  const value = quantileSorted(sorted, p);
  return Number.isNaN(value) ? Number.POSITIVE_INFINITY : value;
}

/** As many days as the series has, in blocks that begin anywhere; the last block is cut. */
function resampledSum(series: ArrayLike<number>, block: number, random: Random): number {
  const n = series.length;
  let sum = 0;
  for (let filled = 0; filled < n; filled += block) {
    const start = Math.floor(random() * n);
    const end = Math.min(block, n - filled);
    for (let i = 0; i < end; i++) sum += series[(start + i) % n] as number;
  }
  return sum;
}

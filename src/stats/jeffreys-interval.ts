import { logGamma } from './log-gamma.js';
import type { Bounds } from './wilson-interval.js';

/**
 * Median and 90 % interval of a rate after *k* of *n*, under Jeffreys' prior: quantiles of Beta(k + ½, n - k + ½). None of none
 * gives the quantiles of the prior itself.
 */
export function jeffreysInterval(k: number, n: number): Bounds & { readonly median: number } {
  const quantile = (p: number) => betaQuantile(p, k + 0.5, n - k + 0.5);
  return { low: quantile(0.05), median: quantile(0.5), high: quantile(0.95) };
}

/** Quantile of the beta distribution, by halving: exact to about 1e-15. */
export function betaQuantile(p: number, a: number, b: number): number {
  let [low, high] = [0, 1];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (betaCdf(middle, a, b) < p) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Distribution function of the beta distribution. */
export function betaCdf(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // The continued fraction converges fast on this side of the mean.
  if (x > (a + 1) / (a + b + 2)) return 1 - betaCdf(1 - x, b, a);
  const front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
  return (front * fraction(x, a, b)) / a;
}

/** The continued fraction of the incomplete beta function (Abramowitz and Stegun 1964, 26.5.8), by the method of Lentz. */
function fraction(x: number, a: number, b: number): number {
  const TINY = 1e-300;
  const away = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    for (const term of [even, odd]) {
      d = 1 / away(1 + term * d);
      c = away(1 + term / c);
      value *= c * d;
    }
    if (Math.abs(c * d - 1) < 1e-15) break;
  }
  return value;
}

const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

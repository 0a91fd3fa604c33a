import { logGamma } from './log-gamma.js';

/** Logarithm of the binomial coefficient n over k; -Infinity where there is no way to choose. */
export function logChoose(n: number, k: number): number {
  return k < 0 || k > n ? Number.NEGATIVE_INFINITY : logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);
}

import { type ChainDraws, pooledSorted } from './draws.js';
import { normalQuantile } from './normal-quantile.js';

/**
 * Draws replaced by normal quantiles of their ranks among all chains, ties sharing their mean rank:
 * z = qnorm((r - 3/8) / (S + 1/4)) (Blom 1958; Vehtari et al. 2021, equation 14).
 */
export function normalScores(chains: ChainDraws): Float64Array[] {
  const sorted = pooledSorted(chains);
  const scores = new Float64Array(sorted.length);
  for (let start = 0; start < sorted.length; ) {
    let end = start + 1;
    while (end < sorted.length && sorted[end] === sorted[start]) end += 1;
    const rank = (start + 1 + end) / 2;
    scores.fill(normalQuantile((rank - 3 / 8) / (sorted.length + 1 / 4)), start, end);
    start = end;
  }
  return chains.map((chain) => chain.map((value) => scores[firstAtLeast(sorted, value)] as number));
}

/** Place of the first sorted value that is not below `value`. */
function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

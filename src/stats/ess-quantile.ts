import { type ChainDraws, isDegenerate, pooledSorted, splitChains } from './draws.js';
import { effectiveSize } from './effective-size.js';
import { quantileSorted } from './quantile.js';

/** Effective size for the quantile `p`: that of being at or below it (Vehtari et al. 2021; `ess_quantile`). */
export function essQuantile(chains: ChainDraws, p: number): number {
  if (isDegenerate(chains)) return Number.NaN;
  const at = quantileSorted(pooledSorted(chains), p);
  return effectiveSize(splitChains(chains.map((chain) => chain.map((value) => (value <= at ? 1 : 0)))));
}

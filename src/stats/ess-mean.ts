import { type ChainDraws, splitChains } from './draws.js';
import { effectiveSize } from './effective-size.js';

/** Effective size for the mean (`ess_mean` of R's posterior). */
export function essMean(chains: ChainDraws): number {
  return effectiveSize(splitChains(chains));
}

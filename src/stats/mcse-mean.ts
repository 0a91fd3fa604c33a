import { type ChainDraws, pooled } from './draws.js';
import { essMean } from './ess-mean.js';
import { moments } from './moments.js';

/** Monte Carlo standard error of the mean (`mcse_mean` of R's posterior). */
export function mcseMean(chains: ChainDraws): number {
  return Math.sqrt(moments(pooled(chains)).variance / essMean(chains));
}

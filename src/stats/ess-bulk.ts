import { type ChainDraws, isDegenerate, splitChains } from './draws.js';
import { effectiveSize } from './effective-size.js';
import { normalScores } from './normal-scores.js';

/** Effective size for the middle of the distribution: that of the normal scores (Vehtari et al. 2021; `ess_bulk`). */
export function essBulk(chains: ChainDraws): number {
  return isDegenerate(chains) ? Number.NaN : effectiveSize(normalScores(splitChains(chains)));
}

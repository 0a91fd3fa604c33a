import type { ChainDraws } from './draws.js';
import { essQuantile } from './ess-quantile.js';

/** The smaller of the effective sizes for the 5 % and the 95 % quantile (Vehtari et al. 2021; `ess_tail`). */
export function essTail(chains: ChainDraws): number {
  return Math.min(essQuantile(chains, 0.05), essQuantile(chains, 0.95));
}

import { type ChainDraws, isDegenerate, pooledSorted, splitChains } from './draws.js';
import { moments } from './moments.js';
import { normalScores } from './normal-scores.js';
import { quantileSorted } from './quantile.js';

/**
 * Rank-normalised split R-hat: the larger of that of the draws and that of their distances from the median, so that
 * chains which differ in place or in spread are both seen (Vehtari, Gelman, Simpson, Carpenter and Buerkner 2021;
 * `rhat` of R's posterior). NaN for draws that are constant or not finite.
 */
export function rhat(chains: ChainDraws): number {
  const median = quantileSorted(pooledSorted(chains), 0.5);
  const folded = chains.map((chain) => chain.map((value) => Math.abs(value - median)));
  return Math.max(rankRhat(chains), rankRhat(folded));
}

function rankRhat(chains: ChainDraws): number {
  const halves = splitChains(chains);
  return isDegenerate(halves) ? Number.NaN : basicRhat(normalScores(halves));
}

/** Square root of the ratio of the pooled to the mean within-chain variance (Gelman and Rubin 1992). */
function basicRhat(chains: ChainDraws): number {
  const length = chains[0]?.length as number;
  const each = chains.map(moments);
  const between = length * moments(each.map(({ mean }) => mean)).variance;
  const within = moments(each.map(({ variance }) => variance)).mean;
  return Math.sqrt((between / within + length - 1) / length);
}

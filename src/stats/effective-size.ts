import { meanAutocovariance } from './autocovariance.js';
import { type ChainDraws, isDegenerate } from './draws.js';
import { moments } from './moments.js';

/**
 * How many independent draws tell as much about the mean as these chains do: the sum of autocorrelations across chains,
 * cut by Geyer's (1992) initial positive and made his initial monotone sequence (Vehtari et al. 2021, section 3.2).
 * Follows `.ess` of R's posterior 1.4.0 to the letter, its bound of S log10(S) for antithetic chains included.
 * NaN for draws that are constant or not finite, or fewer than three a chain.
 */
export function effectiveSize(chains: ChainDraws): number {
  const length = chains[0]?.length ?? 0;
  if (length < 3 || isDegenerate(chains)) return Number.NaN;
  const covariance = meanAutocovariance(chains);
  const within = (covariance[0]! * length) / (length - 1);
  const between = chains.length > 1 ? moments(chains.map((chain) => moments(chain).mean)).variance : 0;
  const total = covariance[0]! + between;
  const rho = (lag: number) => (lag === 0 ? 1 : 1 - (within - covariance[lag]!) / total);
  const draws = chains.length * length;
  return draws / Math.max(autocorrelationTime(rho, length), 1 / Math.log10(draws));
}

function autocorrelationTime(rho: (lag: number) => number, length: number): number {
  const kept = new Float64Array(length);
  kept[0] = 1;
  kept[1] = rho(1);
  let even = 1;
  let odd = kept[1];
  let last = 0;
  while (last < length - 5 && even + odd > 0) {
    last += 2;
    even = rho(last);
    odd = rho(last + 1);
    if (even + odd >= 0) {
      kept[last] = even;
      kept[last + 1] = odd;
    }
  }
  // An even term may improve the estimate for antithetic chains.
  if (even > 0) kept[last] = even;
  for (let t = 2; t <= last - 2; t += 2) {
    const before = kept[t - 2]! + kept[t - 1]!;
    if (kept[t]! + kept[t + 1]! > before) kept.fill(before / 2, t, t + 2);
  }
  // R's 1:0 is c(1, 0), so that posterior counts lag 0 even where no pair follows it.
  let sum = 0;
  for (let t = 0; t < Math.max(last, 1); t++) sum += kept[t]!;
  return -1 + 2 * sum + kept[last]!;
}

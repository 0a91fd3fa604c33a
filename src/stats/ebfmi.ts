import { moments } from './moments.js';

/**
 * Estimated Bayesian fraction of missing information of one chain: how far the energy moves in a step, against how far
 * it varies (Betancourt 2016, arXiv 1604.00695, equation 4.1). Below 0.3 the momenta do not reach the tails.
 */
export function ebfmi(energy: Float64Array): number {
  let steps = 0;
  for (let i = 1; i < energy.length; i++) steps += (energy[i]! - energy[i - 1]!) ** 2;
  return steps / (moments(energy).variance * (energy.length - 1));
}

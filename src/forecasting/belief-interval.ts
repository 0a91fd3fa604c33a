import { beta, gamma, quantileSorted, type Random } from '../stats/index.js';
import type { Belief } from './forecaster.js';

const DRAWS = 2000;

/** 90 % interval of the probability (beta) or rate (gamma) that a belief is about, from draws. */
export function beliefInterval({ a, b }: Belief, kind: 'binary' | 'count', random: Random) {
  const values = Float64Array.from({ length: DRAWS }, () =>
    kind === 'count' ? gamma(random, a) / b : beta(random, a, b),
  ).sort();
  return { q5: quantileSorted(values, 0.05), q95: quantileSorted(values, 0.95) };
}

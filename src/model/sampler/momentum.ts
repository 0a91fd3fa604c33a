import { normal, type Random } from '../../stats/rng.js';

/** Draws a momentum from the normal distribution whose variances are the metric. */
export function drawMomentum(momentum: Float64Array, inverseMetric: Float64Array, random: Random): void {
  for (let i = 0; i < momentum.length; i++) momentum[i] = normal(random) / Math.sqrt(inverseMetric[i]!);
}

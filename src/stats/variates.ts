import { normal, type Random } from './rng.js';

/** A draw from the gamma distribution with a shape and scale 1 (Marsaglia and Tsang 2000; below shape 1 by their boost). */
export function gamma(random: Random, shape: number): number {
  if (shape < 1) return gamma(random, shape + 1) * (1 - random()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - random()) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** A draw from the chi-squared distribution. */
export function chiSquared(random: Random, freedom: number): number {
  return 2 * gamma(random, freedom / 2);
}

/** A draw from the beta distribution. */
export function beta(random: Random, a: number, b: number): number {
  const x = gamma(random, a);
  return x / (x + gamma(random, b));
}

/** Means above it are split, so that the product of uniforms cannot underflow. */
const POISSON_STEP = 30;

/** From here on a normal draw is as good: the skewness is below 0.004, and products would take without end. */
const POISSON_NORMAL = 1e5;

/** A draw from the Poisson distribution, by products of uniforms (Knuth), and from the normal of the same moments for large means. */
export function poisson(random: Random, mean: number): number {
  if (mean > POISSON_NORMAL) return Math.round(mean + Math.sqrt(mean) * normal(random));
  if (mean > POISSON_STEP) return poisson(random, mean / 2) + poisson(random, mean / 2);
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = 1 - random(); product > limit; product *= 1 - random()) count++;
  return count;
}

/** A draw from the binomial distribution, trial by trial. */
export function binomial(random: Random, trials: number, p: number): number {
  let count = 0;
  for (let i = 0; i < trials; i++) if (random() < p) count++;
  return count;
}

import { logGamma } from '../stats/index.js';

/** A posterior on a grid: median and 90 % interval. */
export interface GridPosterior {
  readonly median: number;
  readonly q5: number;
  readonly q95: number;
}

const SIGMAS = Float64Array.from({ length: 61 }, (_, i) => 0.01 + (2.99 * i) / 60);
const CENTRES = Float64Array.from({ length: 41 }, (_, i) => -3 + (6 * i) / 40);
const DEVIATES = Float64Array.from({ length: 33 }, (_, i) => -4 + (8 * i) / 32);
const MASSES = DEVIATES.map((z) => Math.exp(-0.5 * z * z));

/** Likelihoods are tabulated at log rates from -15.5 to 15.5. */
const STEP = 0.02;
const REACH = 775;

/** Log integrals over the deviates of a state, by sigma and centre, of likelihoods seen before. */
export type Tabulated = Map<string, Float64Array>;

/**
 * Posterior of sigma, the standard deviation of log rates, where the log rate of state i is m + sigma z_i with z_i
 * standard normal: half-normal(1) prior on sigma, flat on m in [-3, 3], all integrals on grids.
 * @param logLikelihood of one state at a log rate; may be tempered, and constants may be left out
 */
export function spreadPosterior(
  states: number,
  logLikelihood: (state: number, logRate: number) => number,
): GridPosterior {
  return posteriorOf(
    Array.from({ length: states }, (_, state) => logIntegrals((logRate) => logLikelihood(state, logRate))),
  );
}

function logIntegrals(logLikelihood: (logRate: number) => number): Float64Array {
  const table = Float64Array.from({ length: 2 * REACH + 1 }, (_, k) =>
    Math.exp(logLikelihood((k - REACH) * STEP)),
  );
  const integrals = new Float64Array(SIGMAS.length * CENTRES.length);
  for (let s = 0; s < SIGMAS.length; s++) {
    const stride = (SIGMAS[s]! * (DEVIATES[1]! - DEVIATES[0]!)) / STEP;
    for (let c = 0; c < CENTRES.length; c++) {
      let place = (CENTRES[c]! + SIGMAS[s]! * DEVIATES[0]!) / STEP + REACH;
      let integral = 0;
      for (let k = 0; k < DEVIATES.length; k++) {
        const below = place | 0;
        integral += MASSES[k]! * (table[below]! + (table[below + 1]! - table[below]!) * (place - below));
        place += stride;
      }
      integrals[s * CENTRES.length + c] = Math.log(integral);
    }
  }
  return integrals;
}

function posteriorOf(integrals: readonly Float64Array[]): GridPosterior {
  const all = new Float64Array(SIGMAS.length * CENTRES.length);
  for (const one of integrals) for (let k = 0; k < all.length; k++) all[k]! += one[k]!;
  const logDensity = SIGMAS.map(
    (sigma, s) => logSum(all.subarray(s * CENTRES.length, (s + 1) * CENTRES.length)) - 0.5 * sigma * sigma,
  );
  return summarise(SIGMAS, logDensity);
}

/**
 * Poisson counts around expected ones. Counts and expectations are both scaled by `temper`, 0 to 1.
 * @param tabulated for many data sets of one temper: states of the same count and expectation are integrated over once
 */
export function poissonSpread(
  counts: ArrayLike<number>,
  expected: ArrayLike<number>,
  temper: number,
  tabulated: Tabulated = new Map(),
): GridPosterior {
  return posteriorOf(
    Array.from(counts, (count, i) => {
      const mean = expected[i]!;
      const key = `${count} ${mean}`;
      const known = tabulated.get(key) ?? logIntegrals(poisson(count, mean, temper));
      tabulated.set(key, known);
      return known;
    }),
  );
}

const poisson = (count: number, mean: number, temper: number) => (logRate: number) =>
  temper *
  (count * logRate -
    mean * Math.exp(logRate) +
    mean -
    (count > 0 ? count * Math.log(Math.max(count / mean, 1e-9)) : 0));

/** How far the rates of states moved between two periods: of the counts in both, those in the second are binomial. */
export function shiftSpread(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  temper: number,
): GridPosterior {
  let first = 0;
  let second = 0;
  for (let i = 0; i < before.length; i++) {
    first += before[i]!;
    second += after[i]!;
  }
  const base = Math.log(second / first);
  return spreadPosterior(before.length, (i, shift) => {
    const logit = base + shift;
    return temper * (after[i]! * logit - (before[i]! + after[i]!) * Math.log1p(Math.exp(logit)));
  });
}

const CONCENTRATIONS = Float64Array.from({ length: 121 }, (_, i) => 0.5 * 4000 ** (i / 120));

/**
 * Posterior of the concentration of a Dirichlet-multinomial around the expected shares, log-uniform from 0.5 to 2,000;
 * large means that nothing but the expected shares is needed.
 */
export function concentration(
  counts: ArrayLike<number>,
  expected: ArrayLike<number>,
  temper: number,
): GridPosterior {
  const n = sum(counts);
  const total = sum(expected);
  const logDensity = CONCENTRATIONS.map((c) => {
    let value = logGamma(c) - logGamma(c + n);
    for (let i = 0; i < counts.length; i++) {
      const share = (c * expected[i]!) / total;
      value += logGamma(counts[i]! + share) - logGamma(share);
    }
    return temper * value;
  });
  return summarise(CONCENTRATIONS, logDensity);
}

const sum = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0);

function logSum(values: Float64Array): number {
  let top = Number.NEGATIVE_INFINITY;
  for (const value of values) if (value > top) top = value;
  let total = 0;
  for (const value of values) total += Math.exp(value - top);
  return top + Math.log(total);
}

/** Quantiles of a density given on points that are evenly spaced in the prior, by trapezia between them. */
function summarise(points: Float64Array, logDensity: Float64Array): GridPosterior {
  const top = logDensity.reduce((a, b) => Math.max(a, b));
  const density = logDensity.map((value) => Math.exp(value - top));
  const below = new Float64Array(points.length);
  for (let i = 1; i < points.length; i++) below[i] = below[i - 1]! + (density[i - 1]! + density[i]!) / 2;
  const whole = below.at(-1) as number;
  const quantile = (p: number) => {
    const i = Math.max(
      1,
      below.findIndex((mass) => mass >= p * whole),
    );
    const within = (p * whole - below[i - 1]!) / (below[i]! - below[i - 1]!);
    return points[i - 1]! + (points[i]! - points[i - 1]!) * within;
  };
  return { median: quantile(0.5), q5: quantile(0.05), q95: quantile(0.95) };
}

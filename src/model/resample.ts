import { exponential, gammaHalf, stream } from '../stats/index.js';
import type { Indicator, Observation } from '../types.js';

/** Values of observations under resampling of events: `draws.get(observation id)[draw]`. */
export type Resampled = ReadonlyMap<string, Float64Array>;

/**
 * Bayesian bootstrap over events (Rubin 1981). Each event draws an exponential weight, the same one wherever it is used,
 * so that an event behind several observations moves them together. Half an event of the pool is added to every
 * observation: for a count that is Jeffreys' prior of a Poisson rate (a count of zero keeps an interval), for a mean
 * a Dirichlet process prior on the pool of all its parts. States are known and keep their value.
 *
 * Cost grows with events times draws.
 */
export function resample(
  observations: readonly Observation[],
  indicators: readonly Indicator[],
  eventOf: (evidence: string) => string,
  options: { readonly seed: number; readonly draws: number },
): Resampled {
  const { seed, draws } = options;
  const kinds = new Map(indicators.map(({ id, estimate }) => [id, estimate]));
  const sampled = observations.filter(({ indicator }) => kinds.get(indicator) !== 'state');
  const sums = new Map(sampled.map(({ id }) => [id, new Float64Array(draws)]));
  const totals = new Map(
    sampled
      .filter(({ indicator }) => kinds.get(indicator) === 'mean')
      .map(({ id }) => [id, new Float64Array(draws)]),
  );

  const weights = new Float64Array(draws);
  for (const [event, uses] of usesByEvent(sampled, eventOf)) {
    const random = stream(seed, 'event', event);
    for (let draw = 0; draw < draws; draw++) weights[draw] = exponential(random);
    for (const use of uses) addUse(use, weights, sums.get(use.id) as Float64Array, totals.get(use.id));
  }

  const pools = poolParts(sampled);
  for (const { id, indicator, partner, period } of sampled) {
    const pool = pools.get(indicator) as Pool;
    const random = stream(seed, 'prior', indicator, partner, period);
    const sum = sums.get(id) as Float64Array;
    const total = totals.get(id);
    for (let draw = 0; draw < draws; draw++) {
      const g = gammaHalf(random);
      const part = pool.parts[Math.floor(random() * pool.parts.length)] ?? 1;
      if (total) {
        const weight = total[draw]! + g * pool.meanWeight;
        sum[draw] = (sum[draw]! + g * pool.meanWeight * part) / weight;
      } else sum[draw]! += g * part;
    }
  }
  return new Map(
    observations.map(({ id, value }) => [id, sums.get(id) ?? new Float64Array(draws).fill(value)]),
  );
}

interface Use {
  readonly id: string;
  readonly part: number;
  readonly weight: number;
}

/** Adds one use of an event to the sum of its observation and, for a mean, to the total of the weights. */
function addUse(
  { part, weight }: Use,
  drawn: Float64Array,
  sum: Float64Array,
  total: Float64Array | undefined,
): void {
  for (let draw = 0; draw < drawn.length; draw++) {
    const g = drawn[draw] as number;
    sum[draw]! += g * part * (total ? weight : 1);
    if (total) total[draw]! += g * weight;
  }
}

function usesByEvent(
  observations: readonly Observation[],
  eventOf: (evidence: string) => string,
): Map<string, Use[]> {
  const uses = new Map<string, Use[]>();
  for (const { id, evidence, parts, weights } of observations)
    evidence.forEach((row, i) => {
      const event = eventOf(row);
      const list = uses.get(event);
      const use = { id, part: parts[i] as number, weight: weights[i] as number };
      if (list) list.push(use);
      else uses.set(event, [use]);
    });
  return uses;
}

interface Pool {
  readonly parts: number[];
  meanWeight: number;
}

function poolParts(observations: readonly Observation[]): Map<string, Pool> {
  const pools = new Map<string, Pool>();
  for (const { indicator, parts, weights } of observations) {
    const pool = pools.get(indicator) ?? { parts: [], meanWeight: 0 };
    for (const part of parts) pool.parts.push(part);
    pool.meanWeight += weights.reduce((sum, weight) => sum + weight, 0);
    pools.set(indicator, pool);
  }
  for (const pool of pools.values())
    pool.meanWeight = pool.parts.length === 0 ? 1 : pool.meanWeight / pool.parts.length;
  return pools;
}

import { exponential, gammaHalf, stream } from '../stats/index.js';
import type { Indicator, Observation } from '../types.js';

/** Values of observations under resampling of events: `draws.get(observation id)[draw]`. */
export type Resampled = ReadonlyMap<string, Float64Array>;

export interface ResampleOptions {
  readonly seed: number;
  readonly draws: number;
  /** The week of an event whose neighbours in time it depends on; null, or without it, for one that stands for itself. */
  readonly weekOf?: (event: string) => string | null;
}

/**
 * Bayesian bootstrap over events (Rubin 1981). Each event draws an exponential weight, the same one wherever it is used,
 * so that an event behind several observations moves them together. Half an event of the pool is added to every
 * observation: for a count that is Jeffreys' prior of a Poisson rate (a count of zero keeps an interval), for a mean
 * a Dirichlet process prior on the pool of all its parts. States are known and keep their value.
 *
 * Events of one week are not independent: a visit or a day of the calendar brings several. Where `weekOf` names the week of an
 * event, weights are drawn in two stages, Rubin's at each. The first is the cluster bootstrap (Field and Welsh 2007): a week draws
 * *G* ~ Exponential(1), the same for all states. The second divides it: its *n* events with one state draw *D* ~ Dirichlet(1, ..., 1),
 * and event *e* weighs *G n Dₑ*. The mean is 1; the variance is (3n - 1) / (n + 1), the covariance of two events of the week
 * (n - 1) / (n + 1), and the variance of their sum n² instead of n. An event alone in its week is drawn as without weeks.
 *
 * Cost grows with events times draws.
 */
export function resample(
  observations: readonly Observation[],
  indicators: readonly Indicator[],
  eventOf: (evidence: string) => string,
  options: ResampleOptions,
): Resampled {
  const { seed, draws, weekOf = () => null } = options;
  const kinds = new Map(indicators.map(({ id, estimate }) => [id, estimate]));
  const sampled = observations.filter(({ indicator }) => kinds.get(indicator) !== 'state');
  const sums = new Map(sampled.map(({ id }) => [id, new Float64Array(draws)]));
  const totals = new Map(
    sampled
      .filter(({ indicator }) => kinds.get(indicator) === 'mean')
      .map(({ id }) => [id, new Float64Array(draws)]),
  );

  const add = (uses: readonly Use[], weights: Float64Array) => {
    for (const use of uses) addUse(use, weights, sums.get(use.id) as Float64Array, totals.get(use.id));
  };
  const exponentials = (...names: string[]) => {
    const random = stream(seed, ...names);
    return Float64Array.from({ length: draws }, () => exponential(random));
  };
  const { alone, weeks } = byWeek(usesByEvent(sampled, eventOf), weekOf);
  for (const [event, uses] of alone) add(uses, exponentials('event', event));
  for (const { week, events } of weeks) {
    const shares = events.map(([event]) => exponentials('event', event));
    const whole = exponentials('week', week);
    for (let draw = 0; draw < draws; draw++) {
      let sum = 0;
      for (const share of shares) sum += share[draw] as number;
      const scale = (whole[draw]! * events.length) / sum;
      for (const share of shares) share[draw]! *= scale;
    }
    events.forEach(([, uses], i) => {
      add(uses, shares[i] as Float64Array);
    });
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

type UsesOfEvent = readonly [event: string, uses: readonly Use[]];

/** Events that stand for themselves, and the others by week and state. */
function byWeek(
  events: ReadonlyMap<string, Use[]>,
  weekOf: (event: string) => string | null,
): { alone: UsesOfEvent[]; weeks: { week: string; events: UsesOfEvent[] }[] } {
  const alone: UsesOfEvent[] = [];
  const weeks = new Map<string, { week: string; events: UsesOfEvent[] }>();
  for (const [event, uses] of events) {
    const week = weekOf(event);
    if (week === null) {
      alone.push([event, uses]);
      continue;
    }
    const key = `${week} ${uses[0]?.partner}`;
    const group = weeks.get(key) ?? { week, events: [] };
    group.events.push([event, uses]);
    weeks.set(key, group);
  }
  return { alone, weeks: [...weeks.values()] };
}

interface Use {
  readonly id: string;
  readonly partner: string;
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
  for (const { id, partner, evidence, parts, weights } of observations)
    evidence.forEach((row, i) => {
      const event = eventOf(row);
      const list = uses.get(event);
      const use = { id, partner, part: parts[i] as number, weight: weights[i] as number };
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

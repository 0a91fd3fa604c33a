import { shuffle } from '../stats/index.js';
import type { HypothesisResult } from '../types.js';
import { halved, shuffled } from './effects.js';
import { drawStops, exceedance } from './g-test.js';
import { CHOICE, DIRECTIONS, randomOf, type Setting, spreadResult, undetermined } from './setting.js';
import { shiftSpread } from './spread.js';
import { EXAMINED, spreadPower } from './spread-power.js';
import { addYears, countStops, evidenceOf, type Trip } from './trips.js';

/** Simulated data sets and permutations for the power of a permutation test, which is dear. */
const REPEATS = 200;
const PERMUTATIONS = 99;

/** Stratified against inertia: recent trips go where those of the years before went. Only its fall would show a change. */
export function againstInertia(setting: Setting): HypothesisResult[] {
  return DIRECTIONS.map((direction) => test(setting, direction));
}

function test(setting: Setting, direction: (typeof DIRECTIONS)[number]): HypothesisResult {
  const { rules, partners } = setting;
  const { recent, beforeYears, tiers } = rules.stratified;
  const since = addYears(recent, -beforeYears);
  const trips = setting.trips.filter((trip) => trip.direction === direction && trip.day >= since);
  const before = trips.filter(({ day }) => day < recent);
  const after = trips.filter(({ day }) => day >= recent);
  const open = {
    id: `stratified-inertia-${direction}`,
    question: `Do trips since ${recent} go elsewhere than those of the ${beforeYears} years before?`,
    unit: `trip (${CHOICE[direction]})`,
    null: 'N2 inertia: each state has the share of stops that it had in the years before',
    measure: 'standard deviation of the shift in log rates between the periods',
  };
  const evidence = evidenceOf(trips);
  const settle = 'More trips after the reopening, from a census of both periods: about 50 in each.';
  if (before.length < 2 || after.length < 2)
    return undetermined(
      open,
      setting,
      trips.length,
      'One of the periods has too few trips.',
      settle,
      evidence,
    );
  const states = partners.length;
  const random = randomOf(setting, open.id);
  const p = permutationTest(before, after, states, rules.draws, random);
  const [old, fresh] = [countStops(before, states), countStops(after, states)];
  const stops = old.reduce((a, b) => a + b, 0) + fresh.reduce((a, b) => a + b, 0);
  const temper = trips.length / stops;
  const spread = shiftSpread(old, fresh, temper);
  const found = (rates: readonly number[]) =>
    spreadPower(
      rules,
      REPEATS,
      () => {
        const order = shuffled(rates, random);
        const moved = old.map((count, k) => (count + 0.5) * (order[k] as number));
        const drawn = after.map((trip) => ({ ...trip, stops: drawnStops(trip.stops.length, moved, random) }));
        return {
          p: permutationTest(before, drawn, states, PERMUTATIONS, random),
          spread: () => shiftSpread(old, countStops(drawn, states), temper),
        };
      },
      EXAMINED,
    );
  const whole = found(tiers);
  const half = found(halved(tiers));
  return spreadResult(open, setting, {
    spread,
    settle,
    p,
    whole,
    half,
    none: null,
    n: trips.length,
    details: { before: before.length, after: after.length, stops },
    evidence,
  });
}

/** Whole trips change periods: p-value of G in the table of period by state, given how many trips each period has. */
export function permutationTest(
  before: readonly Pick<Trip, 'stops'>[],
  after: readonly Pick<Trip, 'stops'>[],
  states: number,
  draws: number,
  random: () => number,
): number {
  const all = [...before, ...after];
  const total = countStops(all, states);
  const order = Uint32Array.from(all, (_, i) => i);
  const values = Float64Array.from({ length: draws }, () => {
    shuffle(order, random);
    const first = new Float64Array(states);
    for (let i = 0; i < before.length; i++) for (const stop of all[order[i]!]!.stops) first[stop]! += 1;
    return homogeneity(first, total);
  }).sort();
  return exceedance(values, homogeneity(countStops(before, states), total));
}

/** G of a table of two periods by states, from the first period and the total. */
function homogeneity(first: Float64Array, total: Float64Array): number {
  const whole = total.reduce((a, b) => a + b, 0);
  const share = first.reduce((a, b) => a + b, 0) / whole;
  let sum = 0;
  for (let i = 0; i < total.length; i++) {
    const [a, t] = [first[i]!, total[i]!];
    if (a > 0) sum += a * Math.log(a / (t * share));
    if (t > a) sum += (t - a) * Math.log((t - a) / (t * (1 - share)));
  }
  return 2 * sum;
}

function drawnStops(size: number, weights: Float64Array, random: () => number): number[] {
  const counts = new Float64Array(weights.length);
  drawStops([size], weights, random, counts);
  return [...counts.keys()].filter((i) => counts[i]! > 0);
}

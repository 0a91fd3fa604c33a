import type { HypothesisResult } from '../types.js';
import { dispersed, halved, shuffled } from './effects.js';
import { drawStops, exceedance, gStatistic, nullOfG } from './g-test.js';
import {
  CHOICE,
  DIRECTIONS,
  POWER_REPEATS,
  randomOf,
  rounded,
  type Setting,
  spreadResult,
  undetermined,
} from './setting.js';
import { concentration, poissonSpread, type Tabulated } from './spread.js';
import { spreadPower } from './spread-power.js';
import { countStops, evidenceOf } from './trips.js';

/** Stratified against uniform: every state is equally likely to be a stop. The weakest of the three nulls. */
export function againstUniform(setting: Setting): HypothesisResult[] {
  return DIRECTIONS.map((direction) => test(setting, direction));
}

function test(setting: Setting, direction: (typeof DIRECTIONS)[number]): HypothesisResult {
  const { rules, partners } = setting;
  const trips = setting.trips.filter(
    (trip) => trip.direction === direction && trip.day >= rules.stratified.from,
  );
  const open = {
    id: `stratified-uniform-${direction}`,
    question: 'Do some states get more of the trips than others?',
    unit: `trip (${CHOICE[direction]})`,
    null: 'N0 uniform: every stop is equally likely to be any of the states',
    measure: 'standard deviation of log rates between states',
  };
  const evidence = evidenceOf(trips);
  const settle = 'A census of all trips, not a sample by search, with at least 50 trips a direction.';
  if (trips.length < 2)
    return undetermined(open, setting, trips.length, 'Too few trips are on record.', settle, evidence);
  const random = randomOf(setting, open.id);
  const states = partners.length;
  const sizes = trips.map(({ stops }) => stops.length);
  const counts = countStops(trips, states);
  const even = new Float64Array(states).fill(1);
  const nulled = nullOfG(sizes, states, rules.draws, random);
  const g = gStatistic(counts, nulled.expected);
  const p = exceedance(nulled.values, g);
  const temper = trips.length / counts.reduce((a, b) => a + b, 0);
  const spread = poissonSpread(counts, nulled.expected, temper);
  const tabulated: Tabulated = new Map();
  const found = (weights: () => ArrayLike<number>) =>
    spreadPower(rules, POWER_REPEATS, () => {
      const drawn = new Float64Array(states);
      drawStops(sizes, weights(), random, drawn);
      return {
        p: exceedance(nulled.values, gStatistic(drawn, nulled.expected)),
        spread: () => poissonSpread(drawn, nulled.expected, temper, tabulated),
      };
    });
  const { tiers, overdispersion } = rules.stratified;
  const whole = found(() => shuffled(tiers, random));
  const half = found(() => shuffled(halved(tiers), random));
  const none = found(() => dispersed(even, overdispersion, random));
  const around = concentration(counts, nulled.expected, temper);
  return spreadResult(open, setting, {
    spread,
    settle,
    p,
    whole,
    half,
    none,
    n: trips.length,
    details: {
      stops: counts.reduce((a, b) => a + b, 0),
      g: rounded(g),
      concentration: rounded(around.median, 1),
      concentrationQ5: rounded(around.q5, 1),
      concentrationQ95: rounded(around.q95, 1),
    },
    evidence,
  });
}

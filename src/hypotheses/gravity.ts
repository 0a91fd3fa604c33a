import { mean, standardDeviation } from '../stats/index.js';
import type { HypothesisResult, PartnerCode, StratifiedRules } from '../types.js';
import { dispersed, halved, shuffled } from './effects.js';
import { drawStops, exceedance, gStatistic } from './g-test.js';
import {
  boundsOf,
  CHOICE,
  DIRECTIONS,
  POWER_REPEATS,
  randomOf,
  rounded,
  type Setting,
  spreadReason,
  spreadVerdict,
  undetermined,
} from './setting.js';
import { poissonSpread } from './spread.js';
import { countStops, evidenceOf } from './trips.js';

/** Stratified against size, distance and missions: what is left when these are allowed for. */
export function againstGravity(setting: Setting): HypothesisResult[] {
  return DIRECTIONS.map((direction) => test(setting, direction));
}

function test(setting: Setting, direction: (typeof DIRECTIONS)[number]): HypothesisResult {
  const { rules, partners } = setting;
  const trips = setting.trips.filter(
    (trip) => trip.direction === direction && trip.day >= rules.stratified.from,
  );
  const columns = covariates(rules.stratified, partners);
  const open = {
    id: `stratified-gravity-${direction}`,
    question: 'Do states differ beyond what population, distance and missions explain?',
    unit: `trip (${CHOICE[direction]})`,
    null: `N1 gravity: rates follow ${columns.map(({ name }) => name).join(', ')}, fitted to the same trips${
      rules.stratified.gravity === null
        ? '; population and distance are not in the pack and are missing here'
        : ''
    }`,
    measure: 'standard deviation of log rates beyond the fit',
  };
  const evidence = [...new Set([...evidenceOf(trips), ...rowsKnown(setting)])].sort();
  const settle =
    'A census of all trips; with eleven states and this many covariates hardly more can be asked of the record.';
  if (trips.length < 2)
    return undetermined(open, setting, trips.length, 'Too few trips are on record.', settle, evidence);
  const random = randomOf(setting, open.id);
  const sizes = trips.map(({ stops }) => stops.length);
  const counts = countStops(trips, partners.length);
  const design = columns.map(({ values }) => values);
  const fitted = fitRates(design, counts);
  const residual = (data: ArrayLike<number>) => gStatistic(data, fitRates(design, data));
  const draw = (weights: ArrayLike<number>) => {
    const into = new Float64Array(partners.length);
    drawStops(sizes, weights, random, into);
    return into;
  };
  const values = Float64Array.from({ length: rules.draws }, () => residual(draw(fitted))).sort();
  const g = residual(counts);
  const p = exceedance(values, g);
  const found = (weights: () => ArrayLike<number>) => {
    let hits = 0;
    for (let i = 0; i < POWER_REPEATS; i++)
      if (exceedance(values, residual(draw(weights()))) < rules.alpha) hits += 1;
    return hits / POWER_REPEATS;
  };
  const { tiers, overdispersion } = rules.stratified;
  const tiered = (rates: readonly number[]) => {
    const order = shuffled(rates, random);
    return fitted.map((rate, i) => rate * (order[i] as number));
  };
  const power = found(() => tiered(tiers));
  const powerHalf = found(() => tiered(halved(tiers)));
  const falseAlarm = found(() => dispersed(fitted, overdispersion, random));
  const spread = poissonSpread(counts, fitted, trips.length / counts.reduce((a, b) => a + b, 0));
  const verdict = spreadVerdict(rules, p, spread, powerHalf);
  return {
    ...open,
    statistic: rounded(spread.median),
    interval: boundsOf(spread),
    p: rounded(p),
    power,
    powerHalf,
    falseAlarm,
    n: trips.length,
    verdict,
    reason: spreadReason(verdict, rules, p, spread, power),
    wouldSettle: verdict === 'not_determined' ? settle : '',
    details: { stops: counts.reduce((a, b) => a + b, 0), g: rounded(g), covariates: columns.length },
    evidence,
    rules: rules.digest,
  };
}

/** The rows on missions that are public by the as-of day. */
function rowsKnown({ rules, evidence }: Setting): string[] {
  const known = new Set(evidence.map(({ id }) => id));
  return rules.stratified.missionRows.filter((id) => known.has(id));
}

/** Standardised columns, one value per partner. */
export function covariates(
  { missions, gravity }: StratifiedRules,
  partners: readonly PartnerCode[],
): { readonly name: string; readonly values: Float64Array }[] {
  const column = (name: string, of: (code: PartnerCode) => number) => {
    const raw = partners.map(of);
    const [centre, scale] = [mean(raw), standardDeviation(raw) || 1];
    return { name, values: Float64Array.from(raw, (value) => (value - centre) / scale) };
  };
  const mission = column('missions of the actor', (code) => (missions.includes(code) ? 1 : 0));
  if (gravity === null) return [mission];
  const of = (code: PartnerCode) => gravity.states[code] as { population: number; distance: number };
  return [
    mission,
    column('log population', (code) => Math.log(of(code).population)),
    column('log distance', (code) => Math.log(of(code).distance)),
  ];
}

/**
 * Expected counts of a Poisson regression with intercept on standardised columns, by Newton's method, with a normal(0, 1)
 * prior on each slope: eleven states cannot carry free ones. The counts sum to those observed.
 */
export function fitRates(design: readonly Float64Array[], counts: ArrayLike<number>): Float64Array {
  const states = counts.length;
  const total = Array.from(counts).reduce((a, b) => a + b, 0);
  const slopes = new Float64Array(design.length);
  const rates = new Float64Array(states);
  const refresh = () => {
    let sum = 0;
    for (let i = 0; i < states; i++) {
      let log = 0;
      for (let k = 0; k < slopes.length; k++) log += slopes[k]! * design[k]![i]!;
      rates[i] = Math.exp(log);
      sum += rates[i]!;
    }
    for (let i = 0; i < states; i++) rates[i]! *= total / sum;
  };
  refresh();
  for (let step = 0; step < 25; step++) {
    const means = design.map((column) => dot(column, rates) / total);
    const gradient = design.map(
      (column, k) => dot(column, counts) - total * (means[k] as number) - slopes[k]!,
    );
    const curvature = design.map((a, k) =>
      design.map((b, l) => {
        let sum = k === l ? 1 : 0;
        for (let i = 0; i < states; i++)
          sum += rates[i]! * (a[i]! - (means[k] as number)) * (b[i]! - (means[l] as number));
        return sum;
      }),
    );
    const move = solveSymmetric(curvature, gradient);
    let largest = 0;
    move.forEach((value, k) => {
      slopes[k]! += Math.max(-1, Math.min(1, value));
      largest = Math.max(largest, Math.abs(value));
    });
    refresh();
    if (largest < 1e-6) break;
  }
  return rates;
}

function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}

/** Gaussian elimination without pivoting, which a positive definite matrix does not need. */
function solveSymmetric(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, i) => [...row, right[i] as number]);
  const size = rows.length;
  for (let column = 0; column < size; column++) {
    const lead = rows[column] as number[];
    for (let i = 0; i < size; i++) {
      if (i === column) continue;
      const row = rows[i] as number[];
      const factor = row[column]! / lead[column]!;
      for (let k = column; k <= size; k++) row[k]! -= factor * lead[k]!;
    }
  }
  return rows.map((row, i) => row[size]! / row[i]!);
}

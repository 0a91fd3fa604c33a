import { fitRates, mean, standardDeviation } from '../stats/index.js';
import type { HypothesisResult, PartnerCode, StratifiedRules } from '../types.js';
import { inWords } from '../wording.js';
import { dispersed, halved, shuffled } from './effects.js';
import { drawStops, exceedance, gStatistic } from './g-test.js';
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
import { poissonSpread } from './spread.js';
import { EXAMINED, spreadPower } from './spread-power.js';
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
  const settle = `A census of all trips; with ${inWords(partners.length)} states and this many covariates hardly more can be asked of the record.`;
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
  const temper = trips.length / counts.reduce((a, b) => a + b, 0);
  const found = (weights: () => ArrayLike<number>) =>
    spreadPower(
      rules,
      POWER_REPEATS,
      () => {
        const drawn = draw(weights());
        const refitted = fitRates(design, drawn);
        return {
          p: exceedance(values, gStatistic(drawn, refitted)),
          spread: () => poissonSpread(drawn, refitted, temper),
        };
      },
      EXAMINED,
    );
  const { tiers, overdispersion } = rules.stratified;
  const tiered = (rates: readonly number[]) => {
    const order = shuffled(rates, random);
    return fitted.map((rate, i) => rate * (order[i] as number));
  };
  const whole = found(() => tiered(tiers));
  const half = found(() => tiered(halved(tiers)));
  const none = found(() => dispersed(fitted, overdispersion, random));
  const spread = poissonSpread(counts, fitted, temper);
  return spreadResult(open, setting, {
    spread,
    settle,
    p,
    whole,
    half,
    none,
    n: trips.length,
    details: { stops: counts.reduce((a, b) => a + b, 0), g: rounded(g), covariates: columns.length },
    evidence,
  });
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

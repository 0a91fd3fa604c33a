import type { Closure, Evidence, ForecastRules, PartnerCode } from '../types.js';
import type { Prediction } from './forecaster.js';
import { FORECASTERS } from './forecasters.js';
import { countsIn, type History, knownBy, openYears } from './history.js';
import type { Question } from './questions.js';

/** What is needed to predict and to see what came. */
export interface VisitRecord {
  readonly rules: ForecastRules;
  readonly partners: readonly PartnerCode[];
  /** One row per event and partner. */
  readonly visits: readonly Evidence[];
  readonly closures: readonly Closure[];
  readonly covariates: readonly Float64Array[];
}

/** One state and year: what each forecaster said (null where it could not) and what came. */
export interface Trial {
  readonly year: number;
  readonly state: number;
  readonly said: readonly (Prediction | null)[];
  readonly outcome: number;
}

/** The years up to `last` as they were on record on a day. */
export function historyAt(record: VisitRecord, question: Question, day: string, last: number): History {
  const { rules, partners, visits, closures, covariates } = record;
  const known = knownBy(visits, day);
  const years = openYears(rules.historyFrom, Math.min(last, rules.lastYear), closures, rules);
  return {
    years,
    counts: years.map((year) => countsIn(known, question, year, partners)),
    states: partners.length,
    covariates,
  };
}

/** Predicts each open year from what was published before it began, all states, all forecasters. */
export function roll(record: VisitRecord, question: Question): Trial[] {
  const { rules, partners, visits, closures } = record;
  return openYears(rules.firstYear, rules.lastYear, closures, rules).flatMap((year) => {
    const history = historyAt(record, question, `${year - 1}-12-31`, year - 1);
    const said = FORECASTERS.map((forecaster) => forecaster.predict(history, question, rules));
    return countsIn(visits, question, year, partners).map((outcome, state) => ({
      year,
      state,
      said: said.map((predictions) => predictions?.[state] ?? null),
      outcome,
    }));
  });
}

import { publishedBy, reportedOf } from './as-of.js';
import { runBacktest } from './forecasting/backtest.js';
import type { VisitRecord } from './forecasting/roll.js';
import { covariates } from './hypotheses/gravity.js';
import { visitsOf } from './hypotheses/trips.js';
import type { Backtest, BuildOptions, HypothesisRules, Pack } from './types.js';

/**
 * Predicts every year from what was published before it, and says how that fared; null where the pack has no rules.
 * What came is read from all rows published by the as-of day.
 */
export function backtest(pack: Pack, options: Partial<BuildOptions> = {}): Backtest | null {
  const { hypotheses: rules } = pack.model;
  if (rules === null) return null;
  const asOf = options.asOf ?? pack.period.to;
  const seed = options.seed ?? pack.model.seed;
  return {
    pack: pack.id,
    asOf,
    seed,
    rules: rules.digest,
    ...runBacktest(recordOf(publishedBy(pack, asOf), rules, asOf), seed),
  };
}

/** What forecasters may draw on, of a pack cut by its as-of day; years not over by then are not predicted. */
export function recordOf(seen: Pack, rules: HypothesisRules, asOf: string): VisitRecord {
  const partners = reportedOf(seen);
  return {
    rules: { ...rules.forecasts, lastYear: Math.min(rules.forecasts.lastYear, lastWholeYear(asOf)) },
    partners,
    visits: visitsOf(seen.evidence),
    closures: seen.closures,
    covariates: covariates(rules.stratified, partners).map(({ values }) => values),
  };
}

export const lastWholeYear = (asOf: string) => Number(asOf.slice(0, 4)) - (asOf.endsWith('-12-31') ? 0 : 1);

import { agreement } from '../coding/agreement.js';
import { errorRates } from '../coding/error-rates.js';
import type { Rate, VariableRates } from '../coding/variable-rates.js';
import type { Coder, Pack, RateRow, ReadingReport } from '../types.js';

/** Resamples of documents behind an interval; a build is made often, so they are few. */
const RESAMPLES = 400;

/**
 * Rates the rules of a pack against its adjudicated gold, split by the source of the documents. Only states that people coded
 * count, since they leave others out by their guide. Null where a pack has no coders.
 */
export function rateReading({ codebook, codings, people }: Pack, seed: number): ReadingReport | null {
  if (!codebook || !people) return null;
  const { id, version, digest } = codebook;
  const states = new Set(people.coders.flatMap((coder) => coder.codings.map(({ partner }) => partner)));
  const sources = new Map(codings.map((item) => [item.coding.document, item.source]));
  const rules: Coder = {
    name: `rules ${version}`,
    codings: codings.map(({ coding }) => coding).filter(({ partner }) => states.has(partner)),
  };
  const human = agreement(people.coders, { seed, resamples: RESAMPLES });
  const errors = errorRates(people.gold, rules, {
    seed,
    resamples: RESAMPLES,
    periodOf: (document) => sources.get(document) ?? UNCODED,
  });
  return {
    codebook: { id, version, digest },
    documents: errors.documents,
    agreement: human.variables.map(({ variable, overall: { alpha, interval, units } }) => ({
      variable,
      alpha,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      units,
    })),
    rates: [['', errors] as const, ...Object.entries(errors.periods)].flatMap(([period, rates]) =>
      Object.entries(rates.variables).flatMap(([variable, row]) => rateRows(period, variable, row)),
    ),
    attribution: {
      rows: errors.attribution.rows,
      errors: errors.attribution.added.length + errors.attribution.missing.length,
    },
    details: { agreement: human, errors },
  };
}

/** Documents that people coded and the rules have no row for. */
const UNCODED = 'no row of the rules';

function rateRows(period: string, variable: string, rates: VariableRates): RateRow[] {
  const { precision, recall, weightedF1 } = rates;
  const row = (category: string, n: number, p: Rate, r: Rate, f1: Rate): RateRow => ({
    period,
    variable,
    category,
    n,
    precision: p.value,
    recall: r.value,
    f1: f1.value,
    low: f1.interval?.low ?? null,
    high: f1.interval?.high ?? null,
  });
  return [
    row('', rates.n, precision, recall, weightedF1),
    ...Object.entries(rates.categories).map(([category, found]) =>
      row(category, found.n, found.precision, found.recall, found.f1),
    ),
  ];
}

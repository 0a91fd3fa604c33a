import { interval90, leastSquares, normal, predict, stream } from '../../stats/index.js';
import type { Draws, Interval, PartnerCode, TierRule } from '../../types.js';
import type { Gap } from '../gap.js';
import type { RevenuePrediction } from '../revenue.js';
import { assignTiers, type Tiering } from '../tiers.js';

/** Draws by name of the quantity, such as `engagement[LAO]`. */
export type Columns = Readonly<Record<string, Float64Array>>;

/** Where partners stand by the latent model. */
export interface LatentStandings {
  readonly tiering: Tiering;
  /** Interval of each measure by partner; null where the partner has no item of it. */
  readonly intervals: Readonly<Record<LatentMeasure, readonly (Interval | null)[]>>;
  readonly revenue: readonly RevenuePrediction[];
  readonly gaps: readonly Gap[];
}

export type LatentMeasure = 'affinity' | 'slack' | 'form' | 'engagement' | 'revenue';

/**
 * Tiers, intervals, expected revenue and gaps from draws. Partners are compared by the mean of the window; engagement and revenue are
 * log rates, the axes are in standard deviations of all states in their first period.
 */
export function latentStandings(
  columns: Columns,
  partners: readonly PartnerCode[],
  evidence: ReadonlyMap<PartnerCode, number>,
  rule: TierRule,
  seed: number,
): LatentStandings {
  const of = (measure: LatentMeasure, partner: PartnerCode) => columns[`${measure}[${partner}]`];
  const engagement: Draws = {
    measure: 'engagement',
    partners,
    values: partners.map((partner) => of('engagement', partner) as Float64Array),
  };
  const intervalsOf = (measure: LatentMeasure) =>
    partners.map((partner) => {
      const draws = of(measure, partner);
      return draws ? interval90(draws) : null;
    });
  return {
    tiering: assignTiers(engagement, evidence, rule),
    intervals: {
      affinity: intervalsOf('affinity'),
      slack: intervalsOf('slack'),
      form: intervalsOf('form'),
      engagement: intervalsOf('engagement'),
      revenue: intervalsOf('revenue'),
    },
    revenue: partners.map((partner) => expectedRevenue(columns, partner, seed)),
    gaps: gapsOf(columns, partners),
  };
}

/** Revenue that the axes lead one to expect of a state of which nothing else is known: its own level is drawn anew. */
function expectedRevenue(columns: Columns, partner: PartnerCode, seed: number): RevenuePrediction {
  const column = (name: string) => columns[name];
  const own = column(`revenue[${partner}]`);
  const affinity = column(`affinity[${partner}]`);
  const slack = column(`slack[${partner}]`);
  const [bA, bS, bX, sigma] = ['b_affinity', 'b_slack', 'b_product', 'log_sigma'].map((name) =>
    column(`revenue.${name}`),
  );
  if (!own || !affinity || !bA || !bS || !bX || !sigma)
    return { partner, predicted: null, difference: null, offPattern: false };
  const random = stream(seed, 'expected revenue', partner);
  const predicted = own.map((_, d) => {
    const [a, s] = [affinity[d] as number, slack?.[d] ?? 0];
    const axes = (bA[d] as number) * a + (bS[d] as number) * s + (bX[d] as number) * a * s;
    return axes + Math.exp(sigma[d] as number) * normal(random);
  });
  const difference = interval90(own.map((value, d) => value - (predicted[d] as number)));
  return {
    partner,
    predicted: interval90(predicted),
    difference,
    offPattern: difference.q5 > 0 || difference.q95 < 0,
  };
}

/**
 * Compliance in fact that compliance on paper does not explain: in each draw strictness (minus slack) is regressed on form over the
 * partners that have both, and the gap is what the paper leads one to expect minus what is done.
 */
function gapsOf(columns: Columns, partners: readonly PartnerCode[]): Gap[] {
  const both = partners.filter((partner) => columns[`slack[${partner}]`] && columns[`form[${partner}]`]);
  const form = both.map((partner) => columns[`form[${partner}]`] as Float64Array);
  const strict = both.map((partner) => (columns[`slack[${partner}]`] as Float64Array).map((value) => -value));
  const draws = form[0]?.length ?? 0;
  const gaps = both.map(() => new Float64Array(draws));
  for (let d = 0; d < draws; d++) {
    const rows = form.map((values) => [1, values[d] as number]);
    const fit = leastSquares(
      rows,
      strict.map((values) => values[d] as number),
    );
    gaps.forEach((gap, i) => {
      const expected = fit ? predict(fit.coefficients, rows[i] as number[]) : 0;
      gap[d] = expected - (strict[i]?.[d] as number);
    });
  }
  return partners.map((partner) => {
    const i = both.indexOf(partner);
    const paper = columns[`form[${partner}]`];
    return {
      partner,
      formal: paper ? interval90(paper) : null,
      actual: i < 0 ? null : interval90(strict[i] as Float64Array),
      gap: i < 0 ? null : interval90(gaps[i] as Float64Array),
      probabilityPositive:
        i < 0 ? null : (gaps[i] as Float64Array).filter((value) => value > 0).length / draws,
    };
  });
}

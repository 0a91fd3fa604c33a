import { interval90, leastSquares, mean, predict, standardDeviation, stream } from '../../stats/index.js';
import type { AtBounds, Draws, Interval, PartnerCode, TierRule } from '../../types.js';
import type { Axis } from '../axis.js';
import type { Gap } from '../gap.js';
import type { RevenuePrediction } from '../revenue.js';
import { assignTiers, type Tiering } from '../tiers.js';
import { drawInnovation } from './draw-innovation.js';
import { DETECTION_BOUND } from './series.js';

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

export type LatentMeasure = 'affinity' | 'slack' | 'engagement' | 'revenue';

/**
 * Tiers, intervals, expected revenue and gaps from draws. Partners are compared by the mean of the window; engagement and revenue are
 * log rates over that of the mean state, the axes are in standard deviations of all states in their first period. `formal` is the
 * composite of what stands on paper, which is recorded without error and has no latent trait.
 */
export function latentStandings(
  columns: Columns,
  partners: readonly PartnerCode[],
  evidence: ReadonlyMap<PartnerCode, number>,
  rule: TierRule,
  seed: number,
  formal: Axis,
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
      engagement: intervalsOf('engagement'),
      revenue: intervalsOf('revenue'),
    },
    revenue: partners.map((partner) => expectedRevenue(columns, partner, seed)),
    gaps: gapsOf(columns, formal),
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
    return { partner, predicted: null, difference: null, offPattern: false, atBounds: null };
  const random = stream(seed, 'expected revenue', partner);
  const predicted = own.map((_, d) => {
    const [a, s] = [affinity[d] as number, slack?.[d] ?? 0];
    const axes = (bA[d] as number) * a + (bS[d] as number) * s + (bX[d] as number) * a * s;
    return axes + Math.exp(sigma[d] as number) * drawInnovation(random, 'student');
  });
  const difference = interval90(own.map((value, d) => value - (predicted[d] as number)));
  return {
    partner,
    predicted: interval90(predicted),
    difference,
    offPattern: difference.q5 > 0 || difference.q95 < 0,
    atBounds: atBounds(difference),
  };
}

/** The bounds of detection are taken as they are in the model: a state is seen by all who look up to so much better or worse than on average. */
export function atBounds({ q5, q95 }: Interval): AtBounds {
  if (q5 > 0 || q95 < 0) return q5 > DETECTION_BOUND || q95 < -DETECTION_BOUND ? 'holds' : 'hangs';
  const [above, below] = [q5 + DETECTION_BOUND > 0, q95 - DETECTION_BOUND < 0];
  // An interval narrower than the bounds lies outside at either, and detection alone decides which.
  if (above && below) return 'hangs';
  return above ? 'above' : below ? 'below' : 'inside';
}

/**
 * Compliance in fact that compliance on paper does not explain: in each draw strictness (minus slack) is regressed on strictness on paper
 * over the partners that have both, and the gap is what the paper leads one to expect minus what is done. Both are in standard
 * deviations: slack of all states, paper of the partners.
 */
function gapsOf(columns: Columns, formal: Axis): Gap[] {
  const rows = formal.partners.map(({ partner, interval }, i) => {
    const slack = columns[`slack[${partner}]`];
    const paper = interval === null ? undefined : (formal.draws.values[i] as Float64Array);
    return { partner, slack, paper };
  });
  const draws = rows.find(({ slack }) => slack)?.slack?.length ?? 0;
  const papers = standardised(
    rows.map(({ paper }) => paper),
    draws,
  );
  const both = rows.flatMap(({ slack }, i) => {
    const paper = papers[i];
    return slack && paper ? [{ i, paper, strict: slack.map((value) => -value) }] : [];
  });
  const gaps = new Map(both.map(({ i }) => [i, new Float64Array(draws)]));
  for (let d = 0; d < draws; d++) {
    const design = both.map(({ paper }) => [1, paper[d] as number]);
    const fit = leastSquares(
      design,
      both.map(({ strict }) => strict[d] as number),
    );
    both.forEach(({ i, strict }, k) => {
      const expected = fit ? predict(fit.coefficients, design[k] as number[]) : 0;
      (gaps.get(i) as Float64Array)[d] = expected - (strict[d] as number);
    });
  }
  return rows.map(({ partner }, i) => {
    const gap = gaps.get(i);
    const strict = both.find((row) => row.i === i)?.strict;
    const paper = papers[i];
    return {
      partner,
      formal: paper ? interval90(paper) : null,
      actual: strict ? interval90(strict) : null,
      gap: gap ? interval90(gap) : null,
      probabilityPositive: gap ? gap.filter((value) => value > 0).length / draws : null,
    };
  });
}

/** Strictness on paper from composite laxity of 0 to 100, standardised over the partners in each draw; draws are used in turn. */
function standardised(
  laxity: readonly (Float64Array | undefined)[],
  draws: number,
): (Float64Array | undefined)[] {
  const result = laxity.map((values) => values && new Float64Array(draws));
  for (let d = 0; d < draws; d++) {
    const at = laxity.map((values) => values && -(values[d % values.length] as number));
    const present = at.filter((value) => value !== undefined);
    const [centre, spread] = [mean(present), standardDeviation(present)];
    at.forEach((value, i) => {
      if (value !== undefined) (result[i] as Float64Array)[d] = spread === 0 ? 0 : (value - centre) / spread;
    });
  }
  return result;
}

import { interval90, leastSquares, normal, predict, stream } from '../stats/index.js';
import type { AtBounds, Interval, PartnerCode } from '../types.js';
import type { Axis } from './axis.js';

/** Revenue presence that affinity and slack would lead one to expect, beside what was observed. */
export interface RevenuePrediction {
  readonly partner: PartnerCode;
  readonly predicted: Interval | null;
  /** Observed minus predicted. */
  readonly difference: Interval | null;
  /** The 90 % interval of the difference leaves out zero. */
  readonly offPattern: boolean;
  /** Null where no detection is modelled. */
  readonly atBounds: AtBounds | null;
}

/**
 * Per draw, revenue of all other observed partners is regressed on affinity and slack and the partner predicted from that,
 * residual scatter included, so that no state predicts itself. Undefined fits (too few partners) predict nothing.
 */
export function predictRevenue(
  axes: { affinity: Axis; slack: Axis; revenue: Axis },
  seed: number,
): RevenuePrediction[] {
  const { affinity, slack, revenue } = axes;
  const observed = revenue.partners.map(({ interval }) => interval !== null);
  const draws = revenue.draws.values[0]?.length ?? 0;
  const rows = Array.from({ length: draws }, (_, draw) =>
    observed.map((_, j) => [1, valueAt(affinity, j, draw), valueAt(slack, j, draw)]),
  );
  return revenue.partners.map(({ partner }, i) => {
    const others = observed.flatMap((seen, j) => (seen && j !== i ? [j] : []));
    const noise = stream(seed, 'revenue', partner);
    const predicted: number[] = [];
    const difference: number[] = [];
    for (const [draw, all] of rows.entries()) {
      const fit = leastSquares(
        others.map((j) => all[j] as number[]),
        others.map((j) => valueAt(revenue, j, draw)),
      );
      if (!fit) continue;
      const value = predict(fit.coefficients, all[i] as number[]) + fit.residualSd * normal(noise);
      predicted.push(value);
      difference.push(valueAt(revenue, i, draw) - value);
    }
    if (predicted.length < draws / 2)
      return { partner, predicted: null, difference: null, offPattern: false, atBounds: null };
    const gap = observed[i] ? interval90(Float64Array.from(difference)) : null;
    return {
      partner,
      predicted: interval90(Float64Array.from(predicted)),
      difference: gap,
      offPattern: gap !== null && (gap.q5 > 0 || gap.q95 < 0),
      atBounds: null,
    };
  });
}

const valueAt = (axis: Axis, partner: number, draw: number) => axis.draws.values[partner]?.[draw] as number;

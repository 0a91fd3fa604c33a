import { interval90, mean, standardDeviation } from '../stats/index.js';
import type { Interval, PartnerCode } from '../types.js';
import type { Axis } from './axis.js';

/** Compliance on paper against enforcement in fact, each in standard deviations among the reported partners, high = strict. */
export interface Gap {
  readonly partner: PartnerCode;
  readonly formal: Interval | null;
  readonly actual: Interval | null;
  /** Formal minus actual: above zero, the state looks better on paper than in fact. */
  readonly gap: Interval | null;
  /** Probability that the gap is above zero. */
  readonly probabilityPositive: number | null;
}

/**
 * Both sides are composites of slack items, turned around so that high is strict, and standardised per draw over the partners
 * observed on both sides; a difference of min-max values would depend on the range of the other states.
 */
export function measureGaps(formalSlack: Axis, actualSlack: Axis): Gap[] {
  const seen = formalSlack.partners.map(
    ({ interval }, i) => interval !== null && actualSlack.partners[i]?.interval !== null,
  );
  const formal = strictness(formalSlack, seen);
  const actual = strictness(actualSlack, seen);
  return formalSlack.partners.map(({ partner }, i) => {
    const difference = (formal[i] as Float64Array).map(
      (value, draw) => value - (actual[i]?.[draw] as number),
    );
    const side = (axis: Axis, values: readonly Float64Array[]) =>
      axis.partners[i]?.interval === null ? null : interval90(values[i] as Float64Array);
    return {
      partner,
      formal: side(formalSlack, formal),
      actual: side(actualSlack, actual),
      gap: seen[i] ? interval90(difference) : null,
      probabilityPositive: seen[i]
        ? difference.filter((value) => value > 0).length / difference.length
        : null,
    };
  });
}

function strictness(axis: Axis, seen: readonly boolean[]): Float64Array[] {
  const draws = axis.draws.values[0]?.length ?? 0;
  const result = axis.draws.values.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const values = axis.draws.values.map((partner) => 100 - (partner[draw] as number));
    const reference = values.filter((_, i) => seen[i]);
    const [centre, spread] = [mean(reference), standardDeviation(reference)];
    values.forEach((value, i) => {
      (result[i] as Float64Array)[draw] = spread === 0 ? 0 : (value - centre) / spread;
    });
  }
  return result;
}

import { mean, standardDeviation } from '../stats/index.js';

/** The range of an indicator among the reported partners: the unit in which its values are compared. */
export interface Scale {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly sd: number;
}

/** Undefined where no two partners differ: such an item cannot tell them apart. */
export function scaleOf(values: readonly number[]): Scale | undefined {
  let min = Number.POSITIVE_INFINITY;
  let max = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return values.length < 2 || min === max
    ? undefined
    : { min, max, mean: mean(values), sd: standardDeviation(values) };
}

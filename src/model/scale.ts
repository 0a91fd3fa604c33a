import { mean, standardDeviation } from '../stats/index.js';
import type { Observation } from '../types.js';

/** The observed range of an indicator among the reported partners: the unit in which its values are compared. */
export interface Scale {
  readonly indicator: string;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly sd: number;
}

/** Undefined where no two partners differ: such an item cannot tell them apart. */
export function scaleOf(indicator: string, observations: readonly Observation[]): Scale | undefined {
  const values = observations.map(({ value }) => value);
  const [min, max] = [Math.min(...values), Math.max(...values)];
  return values.length < 2 || min === max
    ? undefined
    : { indicator, min, max, mean: mean(values), sd: standardDeviation(values) };
}

import type { CoderError } from '../../../types.js';
import type { Cells } from '../data.js';
import type { Scalar } from '../parameters.js';

/** What a likelihood must know of an item beside its cells. */
export interface ItemShape {
  readonly cells: Cells;
  readonly categories: number;
  readonly coder: readonly (CoderError | null)[];
}

/**
 * A distribution of cells given their linear predictors and its own parameters. All of them are written with their gradient
 * and a simulator, so that each is checked against finite differences and used in calibration.
 */
export interface Likelihood {
  /** Own parameters, each on the whole line with a normal prior. */
  readonly own: readonly Scalar[];
  /** Log density up to a constant of the data; adds to the gradients of predictors and own parameters. */
  logDensity(
    predictor: Float64Array,
    own: Float64Array,
    dPredictor: Float64Array,
    dOwn: Float64Array,
  ): number;
  /** Values drawn for every cell. */
  simulate(predictor: Float64Array, own: Float64Array, random: () => number): Float64Array;
  /** Rough Fisher information of each predictor at own parameters, for the coordinates of the sampler only. */
  information(own: Float64Array): Float64Array;
}

/** Sensitivity and false-alarm rate of a coder as two logits whose priors come from a gold. */
export function coderScalars(coder: readonly (CoderError | null)[]): Scalar[] {
  return coder.flatMap((errors, version) =>
    errors === null
      ? []
      : [
          logit(`sensitivity.${version}`, errors.hits, errors.misses),
          logit(`false_alarm.${version}`, errors.falseAlarms, errors.rejections),
        ],
  );
}

/** Index of a version's pair of coder parameters among those of {@link coderScalars}; -1 where nothing was coded. */
export function coderIndex(coder: readonly (CoderError | null)[]): Int32Array {
  let next = 0;
  return Int32Array.from(coder, (errors) => (errors === null ? -1 : 2 * next++));
}

/**
 * A function from own parameters (of which the first is the likelihood's) to the two rates of each version; where nothing was
 * coded everything is seen and nothing misread. The arrays are reused.
 */
export function coderRates(coder: readonly (CoderError | null)[]) {
  const pair = coderIndex(coder);
  const rates = { seen: new Float64Array(coder.length).fill(1), falseAlarm: new Float64Array(coder.length) };
  return (parameters: Float64Array) => {
    pair.forEach((k, v) => {
      if (k < 0) return;
      rates.seen[v] = logistic(parameters[k + 1] as number);
      rates.falseAlarm[v] = logistic(parameters[k + 2] as number);
    });
    return rates;
  };
}

/** Normal approximation of a rate's logit under Jeffreys' prior: log odds of counts plus 1/2, variance the sum of inverses. */
function logit(name: string, yes: number, no: number): Scalar {
  const [a, b] = [yes + 0.5, no + 0.5];
  return { name, mean: Math.log(a / b), sd: Math.sqrt(1 / a + 1 / b) };
}

export const logistic = (x: number) => 1 / (1 + Math.exp(-x));

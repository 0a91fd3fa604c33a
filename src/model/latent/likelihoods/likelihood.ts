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
  /**
   * Rough Fisher information of each predictor at own parameters, for the coordinates of the sampler only. `member` says which state each
   * cell is of.
   */
  information(own: Float64Array, member: Int32Array): Float64Array;
}

/**
 * Sensitivity and false-alarm rate of the coder in each version, the two columns of its confusion matrix: means under Jeffreys' prior
 * of the counts of the gold. Where nothing was coded everything is seen and nothing misread.
 */
export function coderRates(coder: readonly (CoderError | null)[]) {
  const rate = (yes: number, no: number) => (yes + 0.5) / (yes + no + 1);
  return {
    seen: Float64Array.from(coder, (errors) => (errors ? rate(errors.hits, errors.misses) : 1)),
    falseAlarm: Float64Array.from(coder, (errors) =>
      errors ? rate(errors.falseAlarms, errors.rejections) : 0,
    ),
  };
}

/** Cells of each state, and the sums of their values and of the squares of these. */
export function tallyByMember(value: Float64Array, member: Int32Array) {
  const size = member.reduce((max, m) => Math.max(max, m), -1) + 1;
  const [cells, sum, squares] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
  value.forEach((y, c) => {
    const m = member[c] as number;
    cells[m]! += 1;
    sum[m]! += y;
    squares[m]! += y * y;
  });
  return { cells, sum, squares };
}

export const logistic = (x: number) => 1 / (1 + Math.exp(-x));

/** Logarithm of {@link logistic} with all digits at either end. */
export const logLogistic = (x: number) => (x > 0 ? -Math.log1p(Math.exp(-x)) : x - Math.log1p(Math.exp(x)));

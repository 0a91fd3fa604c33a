import type { Random } from '../../stats/rng.js';
import type { Keep } from './options.js';

/** Writes the gradient of the log density at `position` into `gradient` and returns the log density (up to a constant); -Infinity or NaN outside the support. */
export type LogDensityAndGradient = (position: Float64Array, gradient: Float64Array) => number;

/** A density with all that goes with it, as a module makes it for a thread. */
export interface Density {
  readonly dimension: number;
  readonly logDensityAndGradient: LogDensityAndGradient;
  readonly keep?: Keep;
  readonly initial?: (chain: number, random: Random) => Float64Array;
}

import type { DualAveraging } from './dual-averaging.js';
import type { Settings } from './options.js';
import type { Recorded } from './record.js';
import type { RunningVariance } from './running-variance.js';

/**
 * All that a chain needs to go on as if it had never stopped. Plain data and typed arrays, the caller's to keep: it can
 * be posted between threads and written with `serialize` of node:v8. Randomness needs no state, each iteration having a
 * stream of its own.
 */
export interface Checkpoint {
  readonly chain: number;
  readonly dimension: number;
  readonly settings: Settings;
  /** Iterations done, warm-up included. */
  readonly iteration: number;
  readonly position: Float64Array;
  readonly stepSize: number;
  readonly inverseMetric: Float64Array;
  readonly averaging: DualAveraging;
  readonly variance: RunningVariance;
  /** The draws so far. */
  readonly recorded: Recorded;
  readonly gradients: number;
}

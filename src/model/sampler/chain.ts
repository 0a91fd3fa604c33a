/** The draws of one chain, and how they came about; row by row, one entry per draw. */
export interface Chain {
  /** draws x size, row-major. */
  readonly draws: Float64Array;
  /** Values kept of each draw. */
  readonly size: number;
  readonly logDensity: Float64Array;
  /** Mean acceptance probability along the trajectory, 0 to 1. */
  readonly acceptance: Float64Array;
  /** 1 where the energy was lost by more than 1000. */
  readonly divergent: Uint8Array;
  readonly treeDepth: Uint8Array;
  /** Minus log density plus kinetic energy. */
  readonly energy: Float64Array;
  /** Steps of the trajectory, each one evaluation of the gradient. */
  readonly leapfrogs: Int32Array;
  readonly stepSize: number;
  /** Diagonal of the inverse metric: about the posterior variances. */
  readonly inverseMetric: Float64Array;
  readonly maxTreeDepth: number;
  /** Evaluations of the gradient in all, warm-up and the search for a step size included. */
  readonly gradients: number;
}

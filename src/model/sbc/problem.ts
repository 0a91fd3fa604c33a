import type { Random } from '../../stats/rng.js';
import type { Density } from '../sampler/density.js';

/** A model that can be asked whether its posterior is right, on data of its own making. */
export interface Problem<Data> {
  /** Draws a position, in the coordinates of the density, from the prior. */
  readonly prior: (random: Random) => Float64Array;
  /** Draws data given the position. */
  readonly simulate: (position: Float64Array, random: Random) => Data;
  /** The posterior given the data; what it keeps is not looked at. */
  readonly density: (data: Data) => Density;
  /** Names of what is ranked; take in the joint log-likelihood, which sees what parameters miss (Modrak et al. 2023). */
  readonly quantities: readonly string[];
  /** Writes the value of each quantity. */
  readonly write: (position: Float64Array, data: Data, out: Float64Array) => void;
}

export interface CalibrationOptions {
  readonly seed: number;
  /** Default 200. */
  readonly replicates?: number;
  /** Draws that a truth is ranked among, thinned from the chain; default 99, for 100 ranks. */
  readonly ranked?: number;
  /** Default 500. */
  readonly warmup?: number;
  /** Draws of the chain before thinning, doubled up to three times if they are not enough; default 1000. */
  readonly draws?: number;
  readonly targetAcceptance?: number;
  readonly maxTreeDepth?: number;
  /** Share of right models whose quantity lies within the band; default 0.95. */
  readonly level?: number;
  readonly onProgress?: (done: number, of: number) => void;
}

import type { Random } from '../../stats/rng.js';
import type { Checkpoint } from './checkpoint.js';

export interface SampleOptions {
  readonly seed: number;
  /** Default 4. */
  readonly chains?: number;
  /** Iterations that find the step size and the metric, and are thrown away; default 1000. */
  readonly warmup?: number;
  /** Iterations kept per chain; default 1000. */
  readonly draws?: number;
  /** Mean acceptance that the step size aims at, between 0 and 1; default 0.8. */
  readonly targetAcceptance?: number;
  /** A trajectory has at most 2^maxTreeDepth - 1 steps; default 10. */
  readonly maxTreeDepth?: number;
  /** Start of a chain; by default each coordinate is uniform between -2 and 2, as in Stan. Tried up to 100 times. */
  readonly initial?: (chain: number, random: Random) => Float64Array;
  readonly keep?: Keep;
  /** Diagonal of the inverse metric to begin with, such as an earlier run found; the warm-up goes on learning. Default: ones. */
  readonly inverseMetric?: Float64Array;
  /** Told after every iteration. */
  readonly onProgress?: (progress: Progress) => void;
  /** Where chains go on from, by chain; a chain without one starts anew. */
  readonly resume?: readonly (Checkpoint | undefined)[];
  readonly onCheckpoint?: (checkpoint: Checkpoint) => void;
  /** Iterations between checkpoints; default 100. */
  readonly checkpointEvery?: number;
}

/** What to keep of each draw instead of the whole position: `size` values, written to `out`. */
export interface Keep {
  readonly size: number;
  readonly write: (position: Float64Array, out: Float64Array) => void;
}

export interface Progress {
  readonly chain: number;
  /** Iterations done, warm-up included. */
  readonly iteration: number;
  readonly iterations: number;
  readonly warmup: boolean;
  /** Divergences among the draws so far; those of the warm-up do not count. */
  readonly divergences: number;
  /** Evaluations of the gradient so far, warm-up included. */
  readonly leapfrogs: number;
}

/** What of the options decides the draws of a chain, besides the density and its start. */
export interface Settings {
  readonly seed: number;
  readonly warmup: number;
  readonly draws: number;
  readonly targetAcceptance: number;
  readonly maxTreeDepth: number;
}

export function settingsOf(options: SampleOptions): Settings {
  const { seed, warmup = 1000, draws = 1000, targetAcceptance = 0.8, maxTreeDepth = 10 } = options;
  if (!Number.isFinite(seed)) throw new RangeError(`seed: ${seed} is not a finite number`);
  for (const [name, value, least] of [
    ['chains', options.chains ?? 4, 1],
    ['warmup', warmup, 0],
    ['draws', draws, 1],
    ['maxTreeDepth', maxTreeDepth, 1],
  ] as const)
    if (!Number.isInteger(value) || value < least)
      throw new RangeError(`${name}: ${value} is not a whole number of at least ${least}`);
  if (!(targetAcceptance > 0 && targetAcceptance < 1))
    throw new RangeError(`targetAcceptance: ${targetAcceptance} is not between 0 and 1`);
  return { seed, warmup, draws, targetAcceptance, maxTreeDepth };
}

import { essBulk } from '../../stats/ess-bulk.js';
import { essTail } from '../../stats/ess-tail.js';
import { type Random, stream } from '../../stats/rng.js';
import type { Chain } from '../sampler/chain.js';
import { columnOf } from '../sampler/diagnostics.js';
import { runChain } from '../sampler/run-chain.js';
import type { CalibrationOptions, Problem } from './problem.js';

/** Where the truth of one replicate lies among the draws of its posterior. */
export interface Replicate {
  /** One rank per quantity, from 0 to the number of draws ranked. */
  readonly ranks: readonly number[];
  readonly divergences: number;
  /** Whether the thinned draws are all but independent: the effective size of each quantity is twice their number. */
  readonly independent: boolean;
}

const DOUBLINGS = 3;

/**
 * One replicate of simulation-based calibration: a truth from the prior, data from the truth, a chain on the data,
 * thinned to near independence (Talts, Betancourt, Simpson, Vehtari and Gelman 2018, arXiv 1804.06788, algorithm 2).
 * Depends on the seed and the number of the replicate only, so that replicates can be shared out.
 */
export function runReplicate<Data>(
  problem: Problem<Data>,
  replicate: number,
  options: CalibrationOptions,
): Replicate {
  const { seed, ranked = 99 } = options;
  const random = stream(seed, 'calibration', replicate);
  const truth = problem.prior(random);
  const data = problem.simulate(truth, random);
  const values = new Float64Array(problem.quantities.length);
  problem.write(truth, data, values);
  const chainSeed = Math.floor(random() * 2 ** 32);
  for (let doubling = 0; ; doubling++) {
    const chain = runOn(problem, data, (options.draws ?? 1000) * 2 ** doubling, {
      ...options,
      seed: chainSeed,
    });
    const columns = problem.quantities.map((_, i) => columnOf([chain], i)[0]!);
    const independent = columns.every((column) => sizeOf(column) >= 2 * ranked);
    if (!independent && doubling < DOUBLINGS) continue;
    return {
      ranks: columns.map((column, i) => rankOf(values[i]!, thin(column, ranked), random)),
      divergences: chain.divergent.reduce((sum, one) => sum + one, 0),
      independent,
    };
  }
}

function runOn<Data>(problem: Problem<Data>, data: Data, draws: number, options: CalibrationOptions): Chain {
  const { seed, warmup = 500, targetAcceptance, maxTreeDepth } = options;
  const { dimension, logDensityAndGradient, initial } = problem.density(data);
  return runChain(logDensityAndGradient, dimension, 0, {
    seed,
    warmup,
    draws,
    ...(targetAcceptance !== undefined && { targetAcceptance }),
    ...(maxTreeDepth !== undefined && { maxTreeDepth }),
    ...(initial && { initial }),
    keep: {
      size: problem.quantities.length,
      write: (position, out) => problem.write(position, data, out),
    },
  });
}

/** A constant quantity has no effective size, and any thinning of it is as good. */
function sizeOf(column: Float64Array): number {
  const size = Math.min(essBulk([column]), essTail([column]));
  return Number.isNaN(size) ? Number.POSITIVE_INFINITY : size;
}

function thin(column: Float64Array, ranked: number): Float64Array {
  return Float64Array.from(
    { length: ranked },
    (_, i) => column[Math.floor(((i + 1) * column.length) / ranked) - 1]!,
  );
}

/** How many draws lie below; those that equal the truth fall on either side by chance. */
function rankOf(truth: number, draws: Float64Array, random: Random): number {
  const below = draws.filter((draw) => draw < truth).length;
  const equal = draws.filter((draw) => draw === truth).length;
  return below + Math.floor(random() * (equal + 1));
}

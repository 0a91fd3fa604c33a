import { stream } from '../../stats/rng.js';
import { uniformityTest } from '../../stats/uniform-ranks.js';
import type { CalibrationOptions, Problem } from './problem.js';
import { type Replicate, runReplicate } from './replicate.js';

export interface CalibratedQuantity {
  readonly name: string;
  /** One rank per replicate. */
  readonly ranks: readonly number[];
  readonly pValue: number;
  /** Whether the distribution function of the ranks lies within the band all along. */
  readonly inside: boolean;
}

export interface CalibrationReport {
  readonly replicates: number;
  readonly ranked: number;
  readonly level: number;
  readonly quantities: readonly CalibratedQuantity[];
  /** The band: fewest and most replicates that may have rank i or below. */
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** Replicates with divergent transitions, and replicates whose draws were too dependent even after doubling. */
  readonly divergent: number;
  readonly dependent: number;
  /** Names outside the band. Of right models with many quantities, a share 1 - level of these is expected. */
  readonly outside: readonly string[];
}

/**
 * Simulation-based calibration (Cook, Gelman and Rubin 2006; Talts et al. 2018): where posteriors are right, the truth
 * takes every rank among their draws alike.
 */
export function calibrate<Data>(problem: Problem<Data>, options: CalibrationOptions): CalibrationReport {
  const { replicates = 200, onProgress } = options;
  const results: Replicate[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    results.push(runReplicate(problem, replicate, options));
    onProgress?.(replicate + 1, replicates);
  }
  return judge(problem.quantities, results, options);
}

/** The verdicts on replicates that were run elsewhere. */
export function judge(
  names: readonly string[],
  results: readonly Replicate[],
  { seed, ranked = 99, level = 0.95 }: CalibrationOptions,
): CalibrationReport {
  const test = uniformityTest(results.length, ranked, stream(seed, 'calibration', 'band'), { level });
  const quantities = names.map((name, i) => {
    const ranks = results.map((result) => result.ranks[i]!);
    const pValue = test.pValue(ranks);
    return { name, ranks, pValue, inside: pValue > 1 - level };
  });
  return {
    replicates: results.length,
    ranked,
    level,
    quantities,
    low: test.low,
    high: test.high,
    divergent: results.filter(({ divergences }) => divergences > 0).length,
    dependent: results.filter(({ independent }) => !independent).length,
    outside: quantities.filter(({ inside }) => !inside).map(({ name }) => name),
  };
}

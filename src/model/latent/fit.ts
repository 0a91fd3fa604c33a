import { standardDeviation } from '../../stats/index.js';
import type { Chain } from '../sampler/chain.js';
import { ChainError } from '../sampler/chain-error.js';
import type { Checkpoint } from '../sampler/checkpoint.js';
import { type Diagnostics, diagnose } from '../sampler/diagnostics.js';
import type { Progress } from '../sampler/options.js';
import { type DensitySource, sampleInWorkers, type WorkerOptions } from '../sampler/sample-in-workers.js';
import type { LatentData } from './data.js';
import type { LatentInput } from './latent-density.js';
import { LatentModel } from './latent-model.js';
import { isReported, quantitiesOf, type Reporting } from './quantities.js';

export interface FitOptions {
  readonly seed: number;
  readonly chains: number;
  readonly warmup: number;
  readonly draws: number;
  /** Mean acceptance that the chains aim at; default 0.8, which the pilots always use. */
  readonly acceptance?: number;
  /** Chains at once; default 2. */
  readonly threads?: number;
  readonly onProgress?: (stage: string, progress: Progress) => void;
  /** Where stages go on from and leave checkpoints; the draws are the same with and without. */
  readonly checkpoints?: {
    readonly find: (stage: string, chain: number) => Checkpoint | undefined;
    readonly keep: (stage: string, checkpoint: Checkpoint) => void;
  };
}

/** Draws from the latent model and whether they may be used. */
export interface Fit {
  readonly names: readonly string[];
  readonly chains: readonly Chain[];
  readonly diagnostics: Diagnostics;
}

/** Two short runs before the chains: the first finds rough values of the scalars, the second the metric in coordinates made from them. */
const PILOTS = [
  { warmup: 120, draws: 30, maxTreeDepth: 6 },
  { warmup: 200, draws: 100, maxTreeDepth: 8 },
] as const;
/** Iterations between checkpoints. */
const CHECKPOINT_EVERY = 25;
export const DENSITY = { module: new URL('./latent-density.js', import.meta.url), name: 'latentDensity' };

/**
 * Draws from the latent model. Pilots only choose coordinates, starts and a first metric: what the chains draw from is the same
 * density whatever they find.
 * @throws {StageError} where a chain fails.
 */
export async function fitLatent(data: LatentData, reporting: Reporting, options: FitOptions): Promise<Fit> {
  const { seed, chains, warmup, draws, acceptance = 0.8, threads = 2 } = options;
  const pilot = async (
    stage: 0 | 1,
    reference: Float64Array | null,
    inverseMetric?: Float64Array,
  ): Promise<Chain> => {
    const input: LatentInput = { data, reference, reporting: null };
    const length = { ...PILOTS[stage], seed, chains: 1, ...(inverseMetric && { inverseMetric }) };
    const [chain] = await runStage(`pilot ${stage + 1}`, { ...DENSITY, input }, length, options);
    return chain as Chain;
  };
  const first = await pilot(0, null);
  const reference = meanOf(first, new LatentModel(data));
  const { inverseMetric } = await pilot(1, reference, scalarMetric(first, reference.length));
  const input: LatentInput = { data, reference, reporting };
  const length = { seed, chains, warmup, draws, targetAcceptance: acceptance, threads, inverseMetric };
  const drawn = await runStage('chains', { ...DENSITY, input }, length, options);
  const { names } = quantitiesOf(new LatentModel(data, reference), reporting);
  return { names, chains: drawn, diagnostics: diagnose(drawn, names, isReported) };
}

/** A stage of a fit whose chain cannot start or go on. */
export class StageError extends Error {
  override readonly name = 'StageError';
  constructor(
    readonly stage: string,
    { message }: ChainError,
  ) {
    super(`${stage}, ${message}`);
  }
}

/** Runs the chains of a stage, with its checkpoints and progress. */
export async function runStage(
  stage: string,
  source: DensitySource,
  length: WorkerOptions & { readonly chains: number },
  { onProgress, checkpoints }: FitOptions,
): Promise<Chain[]> {
  const kept = checkpoints && {
    resume: Array.from({ length: length.chains }, (_, chain) => checkpoints.find(stage, chain)),
    onCheckpoint: (checkpoint: Checkpoint) => checkpoints.keep(stage, checkpoint),
    checkpointEvery: CHECKPOINT_EVERY,
  };
  try {
    return await sampleInWorkers(source, {
      ...length,
      ...kept,
      ...(onProgress && { onProgress: (progress) => onProgress(stage, progress) }),
    });
  } catch (error) {
    throw error instanceof ChainError ? new StageError(stage, error) : error;
  }
}

/** Mean of the scalars over draws that are positions of the model. */
function meanOf({ draws, size, logDensity }: Chain, model: LatentModel): Float64Array {
  const sums = new Float64Array(model.scalars.length);
  for (let row = 0; row < logDensity.length; row++) {
    model.predict(draws.subarray(row * size, (row + 1) * size));
    for (let i = 0; i < sums.length; i++) sums[i]! += model.scalars[i] as number;
  }
  return sums.map((sum) => sum / logDensity.length);
}

/** A first metric for other coordinates than those of the draws: scalars, which are the same in both, as found, all else near unit size. */
function scalarMetric({ draws, size, logDensity }: Chain, scalars: number): Float64Array {
  const column = (i: number) => Array.from(logDensity, (_, row) => draws[row * size + i] as number);
  return Float64Array.from({ length: size }, (_, i) => (i < scalars ? standardDeviation(column(i)) ** 2 : 1));
}

import { mean, standardDeviation } from '../../stats/index.js';
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

/** Two short runs before the chains, each of which finds better coordinates for the next, and the second the metric of the scalars. */
const PILOTS = {
  1: { warmup: 120, draws: 30, maxTreeDepth: 6 },
  2: { warmup: 200, draws: 100, maxTreeDepth: 8 },
} as const;
/** Iterations between checkpoints. */
const CHECKPOINT_EVERY = 25;
const DENSITY = { module: new URL('./latent-density.js', import.meta.url), name: 'latentDensity' };

/**
 * Draws from the latent model. Pilots only choose coordinates, starts and a first metric: what the chains draw from is the same
 * density whatever they find.
 * @throws {StageError} where a chain fails.
 */
export async function fitLatent(data: LatentData, reporting: Reporting, options: FitOptions): Promise<Fit> {
  const first = await pilot(1, data, { reference: null }, options);
  const start = meanOf(first, new LatentModel(data));
  const { names, chains } = await fitFrom(
    start,
    scalarMetric(first, start.reference.length),
    data,
    reporting,
    options,
  );
  return { names, chains, diagnostics: diagnose(chains, names, isReported) };
}

/**
 * Draws from the latent model, the second pilot beginning at rough values of the scalars and a metric that are known already.
 * @throws {StageError} where a chain fails.
 */
export async function fitFrom(
  start: Rough,
  metric: Float64Array,
  data: LatentData,
  reporting: Reporting,
  options: FitOptions,
): Promise<Omit<Fit, 'diagnostics'>> {
  const { seed, chains, warmup, draws, acceptance = 0.8, threads = 2 } = options;
  const second = await pilot(2, data, start, options, metric);
  const rough = meanOf(second, new LatentModel(data, start.reference, start.rests));
  const inverseMetric = scalarMetric(second, rough.reference.length);
  const input: LatentInput = { data, ...rough, reporting };
  const length = { seed, chains, warmup, draws, targetAcceptance: acceptance, threads, inverseMetric };
  const drawn = await runStage('chains', { ...DENSITY, input }, length, options);
  return { names: quantitiesOf(new LatentModel(data), reporting).names, chains: drawn };
}

async function pilot(
  number: 1 | 2,
  data: LatentData,
  known: Pick<LatentInput, 'reference' | 'rests'>,
  options: FitOptions,
  inverseMetric?: Float64Array,
): Promise<Chain> {
  const input: LatentInput = { data, ...known, reporting: null };
  const length = {
    ...PILOTS[number],
    seed: options.seed,
    chains: 1,
    ...(inverseMetric && { inverseMetric }),
  };
  const [chain] = await runStage(`pilot ${number}`, { ...DENSITY, input }, length, options);
  return chain as Chain;
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
async function runStage(
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

/** What is known of the posterior, from which the coordinates of the next run are made. */
export type Rough = Pick<LatentInput, 'rests'> & { readonly reference: Float64Array };

/** Means over draws that are positions of the model. */
function meanOf({ draws, size, logDensity }: Chain, model: LatentModel): Rough {
  const seen = Array.from(logDensity, (_, row) => {
    model.predict(draws.subarray(row * size, (row + 1) * size));
    return [model.scalars.slice(), ...model.rests];
  });
  const [reference, ...rests] = (seen[0] ?? []).map((first, k) =>
    first.map((_, i) => mean(seen.map((one) => one[k]?.[i] as number))),
  ) as [Float64Array, ...Float64Array[]];
  return { reference, rests };
}

/** A first metric for other coordinates than those of the draws: scalars, which are the same in both, as found, all else near unit size. */
function scalarMetric({ draws, size, logDensity }: Chain, scalars: number): Float64Array {
  const column = (i: number) => Array.from(logDensity, (_, row) => draws[row * size + i] as number);
  return Float64Array.from({ length: size }, (_, i) => (i < scalars ? standardDeviation(column(i)) ** 2 : 1));
}

import type { Chain } from '../sampler/chain.js';
import { type Diagnostics, diagnose } from '../sampler/diagnostics.js';
import type { Progress } from '../sampler/options.js';
import { sampleInWorkers } from '../sampler/sample-in-workers.js';
import type { LatentData } from './data.js';
import type { LatentInput } from './latent-density.js';
import { LatentModel } from './latent-model.js';
import { quantitiesOf, type Reporting } from './quantities.js';

export interface FitOptions {
  readonly seed: number;
  readonly chains: number;
  readonly warmup: number;
  readonly draws: number;
  /** Chains at once; default 2. */
  readonly threads?: number;
  readonly onProgress?: (stage: string, progress: Progress) => void;
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
const DENSITY = { module: new URL('./latent-density.js', import.meta.url), name: 'latentDensity' };

/**
 * Draws from the latent model. Pilots only choose coordinates, starts and a first metric: what the chains draw from is the same
 * density whatever they find.
 */
export async function fitLatent(
  data: LatentData,
  reporting: Reporting,
  { seed, chains, warmup, draws, threads = 2, onProgress }: FitOptions,
): Promise<Fit> {
  const pilot = async (stage: 0 | 1, reference: Float64Array | null): Promise<Chain> => {
    const input: LatentInput = { data, reference, reporting: null };
    const [chain] = await sampleInWorkers(
      { ...DENSITY, input },
      {
        ...PILOTS[stage],
        seed,
        chains: 1,
        ...(onProgress && { onProgress: (progress) => onProgress(`pilot ${stage + 1}`, progress) }),
      },
    );
    return chain as Chain;
  };
  const reference = meanOf(await pilot(0, null), new LatentModel(data));
  const { inverseMetric } = await pilot(1, reference);
  const input: LatentInput = { data, reference, reporting };
  const drawn = await sampleInWorkers(
    { ...DENSITY, input },
    {
      seed,
      chains,
      warmup,
      draws,
      threads,
      inverseMetric,
      ...(onProgress && { onProgress: (progress) => onProgress('chains', progress) }),
    },
  );
  const { names } = quantitiesOf(new LatentModel(data, reference), reporting);
  return { names, chains: drawn, diagnostics: diagnose(drawn, names) };
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

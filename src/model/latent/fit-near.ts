import type { FitQuantity } from '../../types.js';
import type { Chain } from '../sampler/chain.js';
import type { LatentData } from './data.js';
import { DENSITY, type FitOptions, runStage } from './fit.js';
import type { LatentInput } from './latent-density.js';
import { LatentModel } from './latent-model.js';
import { quantitiesOf, type Reporting } from './quantities.js';

/**
 * Draws from a model that is nearly another one that was fitted: instead of pilot runs the means of that fit's scalars choose the
 * coordinates and the starts, its deviations the first metric. What is drawn from is the density of the data at hand whatever they are.
 * A scalar that the other fit does not know has its prior mean and deviation.
 * @throws {StageError} where a chain fails.
 */
export async function fitFrom(
  known: readonly FitQuantity[],
  data: LatentData,
  reporting: Reporting,
  options: FitOptions,
): Promise<{ readonly names: readonly string[]; readonly chains: readonly Chain[] }> {
  const { seed, chains, warmup, draws, acceptance = 0.8, threads = 2 } = options;
  const byName = new Map(known.map((quantity) => [quantity.name, quantity]));
  const { layout, dimension } = new LatentModel(data);
  const scalars = layout.scalars.map((prior) => byName.get(prior.name) ?? prior);
  const reference = Float64Array.from(scalars, ({ mean }) => mean);
  const inverseMetric = Float64Array.from({ length: dimension }, (_, i) => (scalars[i]?.sd ?? 1) ** 2);
  const input: LatentInput = { data, reference, reporting };
  const length = { seed, chains, warmup, draws, targetAcceptance: acceptance, threads, inverseMetric };
  const drawn = await runStage('chains', { ...DENSITY, input }, length, options);
  return { names: quantitiesOf(new LatentModel(data, reference), reporting).names, chains: drawn };
}

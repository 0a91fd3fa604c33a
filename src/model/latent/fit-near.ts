import type { FitQuantity } from '../../types.js';
import type { LatentData } from './data.js';
import { type Fit, type FitOptions, fitFrom } from './fit.js';
import { LatentModel } from './latent-model.js';
import type { Reporting } from './quantities.js';

/**
 * Draws from a model that is nearly another one that was fitted: that fit's means and deviations of the scalars spare the first pilot.
 * What is drawn from is the density of the data at hand whatever they are. A scalar that the other fit does not know has its prior mean
 * and deviation.
 * @throws {StageError} where a chain fails.
 */
export async function fitNear(
  known: readonly FitQuantity[],
  data: LatentData,
  reporting: Reporting,
  options: FitOptions,
): Promise<Omit<Fit, 'diagnostics'>> {
  const byName = new Map(known.map((quantity) => [quantity.name, quantity]));
  const { layout, dimension } = new LatentModel(data);
  const scalars = layout.scalars.map((prior) => byName.get(prior.name) ?? prior);
  const reference = Float64Array.from(scalars, ({ mean }) => mean);
  const metric = Float64Array.from({ length: dimension }, (_, i) => (scalars[i]?.sd ?? 1) ** 2);
  return fitFrom({ reference }, metric, data, reporting, options);
}

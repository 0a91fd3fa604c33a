import type { Density } from '../sampler/density.js';
import type { LatentData } from './data.js';
import { LatentModel } from './latent-model.js';
import { quantitiesOf, type Reporting } from './quantities.js';

/** What a thread needs to draw from a latent model. */
export interface LatentInput {
  readonly data: LatentData;
  /** Rough posterior values of the scalars; null in the first pilot. */
  readonly reference: Float64Array | null;
  /** Rough posterior values of {@link LatentModel.rests}, where known. */
  readonly rests?: readonly Float64Array[];
  /** What to keep of each draw; null keeps the position. */
  readonly reporting: Reporting | null;
}

/** How far chains start from the reference, in prior standard deviations of each scalar: half of this to either side. */
const DISPERSION = 0.5;

/** The latent model for the sampler; made in the thread that draws from it. */
export function latentDensity({ data, reference, rests, reporting }: LatentInput): Density {
  const model = new LatentModel(data, reference ?? undefined, rests);
  const { scalars } = model.layout;
  const quantities = reporting && quantitiesOf(model, reporting);
  return {
    dimension: model.dimension,
    logDensityAndGradient: model.logDensity,
    ...(quantities && { keep: { size: quantities.names.length, write: quantities.write } }),
    initial: (_, random) =>
      model.locateScalars(
        Float64Array.from({ length: model.dimension }, (_, i) => {
          const scalar = scalars[i];
          if (!scalar) return random() - 0.5;
          return (reference?.[i] ?? scalar.mean) + DISPERSION * scalar.sd * (random() - 0.5);
        }),
      ),
  };
}

import { LogProduct } from '../../stats/index.js';
import { InnovationSum } from './innovation.js';
import type { RoughLevels } from './rough-levels.js';
import { roughVariance, roughVarianceByOwn, roughVarianceByResidual } from './rough-variance.js';

/** Prior of the logarithm of sigma: between a fifth and five for nine of ten, in units of the predictor. */
export const SPREAD = { mean: 0, sd: 1 } as const;

/**
 * Levels of states under a common distribution, level = mean + sigma x Student-t(4) of unit variance: oddities of a state are rare and
 * large, as ruptures are, and a normal distribution would widen for all to hold a few. The coordinate of a level is its standardised distance from
 * where mean, sigma and the state's own cells together put it, each counting by its precision. It is the level itself where the cells say
 * much, its distance from the mean where they say little or sigma is small, and all between: either form alone samples badly where the other does
 * well (Papaspiliopoulos, Roberts and Skold 2007). A change of coordinates with its Jacobian.
 */
export class Levels {
  readonly value: Float64Array;
  /** Derivative of the log density by each level; filled by the caller between {@link place} and {@link pullBack}. */
  readonly dValue: Float64Array;
  /** Variance of what the cells say; infinite where they say nothing. */
  private readonly noise: Float64Array;

  constructor(private readonly rough: RoughLevels) {
    const { information } = rough;
    this.value = new Float64Array(information.length);
    this.dValue = new Float64Array(information.length);
    this.noise = information.map((said) => 1 / said);
  }

  /** Levels from coordinates. */
  place(position: Float64Array, start: number, mean: Float64Array, sigma: number): void {
    const { value, noise } = this;
    const { estimate, information } = this.rough;
    const own = sigma * sigma;
    for (let m = 0; m < value.length; m++) {
      const apart = (estimate[m] as number) - (mean[m] as number);
      const variance = roughVariance(own, noise[m] as number, apart);
      const share = shareOfMean(variance, information[m] as number);
      const centre = (estimate[m] as number) - share * apart;
      value[m] = centre + Math.sqrt(variance * share) * (position[start + m] as number);
    }
  }

  /** Coordinates from standardised distances from the mean, in place. */
  locate(position: Float64Array, start: number, mean: Float64Array, sigma: number): void {
    const { estimate, information } = this.rough;
    mean.forEach((at, m) => {
      const apart = (estimate[m] as number) - at;
      const variance = roughVariance(sigma * sigma, this.noise[m] as number, apart);
      const share = shareOfMean(variance, information[m] as number);
      const distance = sigma * (position[start + m] as number) - (1 - share) * apart;
      position[start + m] = distance / Math.sqrt(variance * share);
    });
  }

  /**
   * Log density of the coordinates; adds to the gradient by coordinate and to the derivatives by mean, and returns beside it the
   * derivative by log sigma.
   */
  pullBack(
    position: Float64Array,
    start: number,
    mean: Float64Array,
    sigma: number,
    gradient: Float64Array,
    dMean: Float64Array,
  ): { readonly log: number; readonly dLogSigma: number } {
    const { value, dValue, noise } = this;
    const { estimate, information } = this.rough;
    const own = sigma * sigma;
    const sum = new InnovationSum('student');
    const scales = new LogProduct();
    let dLogSigma = 0;
    for (let m = 0; m < value.length; m++) {
      const z = position[start + m] as number;
      const said = information[m] as number;
      const e = ((value[m] as number) - (mean[m] as number)) / sigma;
      const slope = sum.add(e);
      const d = (dValue[m] as number) + slope / sigma;

      const apart = (estimate[m] as number) - (mean[m] as number);
      const variance = roughVariance(own, noise[m] as number, apart);
      const share = shareOfMean(variance, said);
      const root = Math.sqrt(variance * share);
      scales.times(root);
      gradient[start + m]! += d * root;
      // d share / d variance = -information share^2, d root^2 / d variance = share^2.
      const dVariance = d * share * share * (apart * said + z / (2 * root)) + share / (2 * variance);
      const dApart = dVariance * roughVarianceByResidual(own, noise[m] as number, apart) - d * share;
      dMean[m]! -= slope / sigma + dApart;
      dLogSigma += 2 * own * dVariance * roughVarianceByOwn(own, noise[m] as number, apart) - slope * e - 1;
    }
    return { log: sum.log + scales.log - value.length * Math.log(sigma), dLogSigma };
  }
}

/** Weight of the mean, of rough `variance` around it, against cells of that information. */
function shareOfMean(variance: number, information: number): number {
  return 1 / (1 + variance * information);
}

import { innovation, innovationSlope } from './innovation.js';

/** Prior of the logarithm of sigma: between a fifth and five for nine of ten, in units of the predictor. */
export const SPREAD = { mean: 0, sd: 1 } as const;

/** Data count as much when they say more of a level than its distribution does, also with half the sigma. */
const MUCH = 4;

/**
 * Levels of states under a common distribution, level = mean + sigma x Student-t(4) of unit variance: oddities of a state are rare and
 * large, as ruptures are, and a normal distribution would widen for all to hold a few. A state with much data has the level itself, in units of
 * its rough posterior deviation, as its coordinate (centred), one with little data its standardised distance from the mean: each form
 * samples badly where the other does well (Papaspiliopoulos, Roberts and Skold 2007). The form changes the cost, not the distribution.
 */
export class Levels {
  readonly value: Float64Array;
  /** Derivative of the log density by each level; filled by the caller between {@link place} and {@link pullBack}. */
  readonly dValue: Float64Array;
  /** Unit of the coordinate of a centred level; 0 of others. */
  private readonly unit: Float64Array;

  /** `information[m]` is the Fisher information of the level, sigma a reference value. */
  constructor(information: Float64Array, sigma: number) {
    this.value = new Float64Array(information.length);
    this.dValue = new Float64Array(information.length);
    this.unit = information.map((sum) =>
      sum * sigma * sigma > MUCH ? 1 / Math.sqrt(sum + 1 / (sigma * sigma)) : 0,
    );
  }

  /** Unit of the member's coordinate where that is the level itself; 0 where it is not. */
  unitOf(member: number): number {
    return this.unit[member] as number;
  }

  /** Levels from coordinates. */
  place(position: Float64Array, start: number, mean: Float64Array, sigma: number): void {
    for (let m = 0; m < this.value.length; m++) {
      const z = position[start + m] as number;
      const unit = this.unit[m] as number;
      this.value[m] = unit > 0 ? unit * z : (mean[m] as number) + sigma * z;
    }
  }

  /** Coordinates from standardised distances from the mean, in place. */
  locate(position: Float64Array, start: number, mean: Float64Array, sigma: number): void {
    this.unit.forEach((unit, m) => {
      const at = start + m;
      if (unit > 0) position[at] = ((mean[m] as number) + sigma * (position[at] as number)) / unit;
    });
  }

  /**
   * Log density of the levels; adds to the gradient by coordinate and to the derivatives by mean, and returns beside it the
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
    let log = 0;
    let dLogSigma = 0;
    const logSigma = Math.log(sigma);
    for (let m = 0; m < this.value.length; m++) {
      const d = this.dValue[m] as number;
      const at = start + m;
      const unit = this.unit[m] as number;
      if (unit > 0) {
        const z = ((this.value[m] as number) - (mean[m] as number)) / sigma;
        const slope = innovationSlope(z, 'student');
        log += innovation(z, 'student') - logSigma;
        dLogSigma -= slope * z + 1;
        gradient[at]! += unit * (d + slope / sigma);
        dMean[m]! -= slope / sigma;
      } else {
        const z = position[at] as number;
        log += innovation(z, 'student');
        dLogSigma += d * sigma * z;
        gradient[at]! += d * sigma + innovationSlope(z, 'student');
        dMean[m]! += d;
      }
    }
    return { log, dLogSigma };
  }
}

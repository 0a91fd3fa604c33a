/** Prior of the logarithm of sigma: between a fifth and five for nine of ten, in units of the predictor. */
export const SPREAD = { mean: 0, sd: 1 } as const;

/** Data count as much when they say more of a level than its distribution does, also with half the sigma. */
const MUCH = 4;

/**
 * Levels of states under a common normal distribution, level ~ N(mean, sigma). A state with much data keeps the level itself as its
 * coordinate, one with little data its standardised distance from the mean: each form samples badly where the other does well
 * (Papaspiliopoulos, Roberts and Skold 2007). The form changes the cost, not the distribution.
 */
export class Levels {
  readonly value: Float64Array;
  /** Derivative of the log density by each level; filled by the caller between {@link place} and {@link pullBack}. */
  readonly dValue: Float64Array;
  private readonly centred: Uint8Array;

  /** `information[m]` is the Fisher information of the level, sigma a reference value. */
  constructor(information: Float64Array, sigma: number) {
    this.value = new Float64Array(information.length);
    this.dValue = new Float64Array(information.length);
    this.centred = Uint8Array.from(information, (sum) => (sum * sigma * sigma > MUCH ? 1 : 0));
  }

  /** Whether the level is a coordinate itself. */
  isCentred(member: number): boolean {
    return this.centred[member] === 1;
  }

  /** Levels from coordinates. */
  place(position: Float64Array, start: number, mean: Float64Array, sigma: number): void {
    for (let m = 0; m < this.value.length; m++) {
      const z = position[start + m] as number;
      this.value[m] = this.centred[m] === 1 ? z : (mean[m] as number) + sigma * z;
    }
  }

  /** Coordinates from standardised distances from the mean, in place. */
  locate(position: Float64Array, start: number, mean: Float64Array, sigma: number): void {
    this.centred.forEach((centred, m) => {
      if (centred === 1) position[start + m] = (mean[m] as number) + sigma * (position[start + m] as number);
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
      if (this.centred[m] === 1) {
        const z = ((this.value[m] as number) - (mean[m] as number)) / sigma;
        log -= 0.5 * z * z + logSigma;
        dLogSigma += z * z - 1;
        gradient[at]! += d - z / sigma;
        dMean[m]! += z / sigma;
      } else {
        const z = position[at] as number;
        log -= 0.5 * z * z;
        dLogSigma += d * sigma * z;
        gradient[at]! += d * sigma - z;
        dMean[m]! += d;
      }
    }
    return { log, dLogSigma };
  }
}

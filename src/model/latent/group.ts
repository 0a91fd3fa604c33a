import type { AxisData } from './data.js';
import type { Layout } from './parameters.js';
import {
  roughVariance,
  roughVarianceByOwn,
  roughVarianceByResidual,
  roughVarianceByRest,
} from './rough-variance.js';

/** Derivatives by a level's residual, and by the logarithms of the slope's size and of sigma. */
export interface ToldBack {
  readonly dResidual: number;
  readonly dLogSlope: number;
  readonly dLogSigma: number;
}

/**
 * What one group of sources sees of each state beside the axis: a factor per walk, N(0, 1). Given what the cells of its items say of their
 * levels, the factor is about normal with precision 1 + sum of slope^2 / variance; its coordinate is the standardised distance from
 * that mean. So factor and levels need not be sampled against each other. A change of coordinates with its Jacobian.
 */
export class Group {
  /** Factor by walk, and the log density's derivative by it; the latter is filled between {@link place} and {@link pullBack}. */
  readonly value: Float64Array;
  readonly dValue: Float64Array;
  /** Derivatives by what {@link observe} adds up, as of the last {@link pullBack}. */
  private readonly dPull: Float64Array;
  private readonly dPrecision: Float64Array;
  private readonly pull: Float64Array;
  private readonly precision: Float64Array;
  private start = 0;

  constructor(
    readonly id: string,
    axis: AxisData,
  ) {
    const zeros = () => new Float64Array(axis.states.length);
    [this.value, this.dValue, this.dPull, this.dPrecision] = [zeros(), zeros(), zeros(), zeros()];
    [this.pull, this.precision] = [zeros(), zeros()];
  }

  /** Walks that have a factor. */
  get size(): number {
    return this.value.length;
  }

  placeBlocks(layout: Layout): void {
    this.start = layout.block(this.id, this.size);
  }

  /** Forgets what was observed, and all derivatives. */
  clear(): void {
    this.pull.fill(0);
    this.precision.fill(1);
    this.dValue.fill(0);
  }

  /** A level of the walk as its cells tell it: the residual is slope x factor + sigma x what is peculiar to it + `noise`, a variance. */
  observe(walk: number, slope: number, residual: number, sigma: number, noise: number): void {
    const variance = roughVariance(sigma * sigma + noise, slope * slope, residual);
    this.pull[walk]! += (slope * residual) / variance;
    this.precision[walk]! += (slope * slope) / variance;
  }

  /** The reverse of {@link observe}, after {@link pullBack}. */
  tellBack(walk: number, slope: number, residual: number, sigma: number, noise: number): ToldBack {
    const own = sigma * sigma + noise;
    const shared = slope * slope;
    const variance = roughVariance(own, shared, residual);
    const byPull = ((this.dPull[walk] as number) * slope) / variance;
    const byPrecision = ((this.dPrecision[walk] as number) * shared) / variance;
    const dVariance = -(byPull * residual + byPrecision) / variance;
    return {
      dResidual: byPull + dVariance * roughVarianceByResidual(own, shared, residual),
      dLogSlope:
        byPull * residual +
        2 * byPrecision +
        2 * shared * dVariance * roughVarianceByRest(own, shared, residual),
      dLogSigma: 2 * sigma * sigma * dVariance * roughVarianceByOwn(own, shared, residual),
    };
  }

  /** Factors from coordinates, after all observations. */
  place(position: Float64Array): void {
    for (let w = 0; w < this.size; w++) {
      const precision = this.precision[w] as number;
      this.value[w] =
        (this.pull[w] as number) / precision + (position[this.start + w] as number) / Math.sqrt(precision);
    }
  }

  /** Takes the factors as they stand at their places in a position. */
  take(position: Float64Array): void {
    this.value.set(position.subarray(this.start, this.start + this.size));
  }

  /** Coordinates of the factors as they are, in place, after all observations. */
  locate(position: Float64Array): void {
    for (let w = 0; w < this.size; w++) {
      const precision = this.precision[w] as number;
      position[this.start + w] =
        ((this.value[w] as number) - (this.pull[w] as number) / precision) * Math.sqrt(precision);
    }
  }

  /** Log density of the factors and the Jacobian; adds to the gradient by coordinate. */
  pullBack(position: Float64Array, gradient: Float64Array): number {
    let log = 0;
    for (let w = 0; w < this.size; w++) {
      const g = this.value[w] as number;
      const precision = this.precision[w] as number;
      const root = Math.sqrt(precision);
      const d = (this.dValue[w] as number) - g;
      log -= 0.5 * (g * g + Math.log(precision));
      gradient[this.start + w]! += d / root;
      this.dPull[w] = d / precision;
      const distance = (position[this.start + w] as number) / (2 * root);
      this.dPrecision[w] = (-d * ((this.pull[w] as number) / precision + distance) - 0.5) / precision;
    }
    return log;
  }
}

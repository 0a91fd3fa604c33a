import type { AxisData } from './data.js';
import { type Step, walkDensity } from './dynamics.js';
import type { Innovations } from './innovation.js';
import { Spread } from './spread.js';
import type { Whitening } from './whitening.js';

/** How the walks of an axis are sampled: points from coordinates and back, and the log density with its derivatives. */
export interface WalkCoordinates {
  /** Fills the points of the walks. */
  toPoints(position: Float64Array, x: Float64Array, logTau: number): void;
  /** Writes the coordinates of points; `standard` holds what else a draw of the prior has at the places of a position. */
  locate(standard: Float64Array, points: Float64Array, position: Float64Array, logTau: number): void;
  /**
   * Log density of the coordinates; adds to the gradient by coordinate what `dx`, derivatives by point, says, and returns the derivative
   * by log tau. May overwrite `dx`.
   */
  pullBack(
    position: Float64Array,
    x: Float64Array,
    dx: Float64Array,
    gradient: Float64Array,
    logTau: number,
  ): { readonly log: number; readonly dLogTau: number };
}

/** Walks with Student-t or normal steps, in coordinates in which a rough posterior is standard normal. */
export class WhitenedWalks implements WalkCoordinates {
  private readonly spread: Spread;

  constructor(
    private readonly axis: AxisData,
    private readonly offset: number,
    private readonly whitening: Whitening,
    logReference: number,
    private readonly innovations: Innovations,
  ) {
    this.spread = new Spread(axis, logReference);
  }

  toPoints(position: Float64Array, x: Float64Array, logTau: number): void {
    this.whitening.toPoints(position, this.offset, x);
    this.spread.toPoints(x, logTau);
  }

  locate(_: Float64Array, points: Float64Array, position: Float64Array, logTau: number): void {
    const even = points.slice();
    this.spread.fromPoints(even, logTau);
    this.whitening.toCoordinates(even, position, this.offset);
  }

  pullBack(
    _: Float64Array,
    x: Float64Array,
    dx: Float64Array,
    gradient: Float64Array,
    logTau: number,
  ): { readonly log: number; readonly dLogTau: number } {
    const step: Step = { logTau, dLogTau: 0 };
    const log = walkDensity(this.axis, x, dx, step, this.innovations);
    const { logJacobian, dLogTau } = this.spread.pullBack(x, dx, logTau);
    this.whitening.pullBack(dx, gradient, this.offset);
    return { log: log + logJacobian, dLogTau: step.dLogTau + dLogTau };
  }
}

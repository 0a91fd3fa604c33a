import type { AxisData } from './data.js';

/**
 * Stretches each walk around its own mean in proportion to the step, so that the size of innovations and the step need not be
 * sampled against each other: x = mean + (step / reference step) (x' - mean). A change of coordinates with its Jacobian.
 */
export class Spread {
  /** Coordinates that are stretched: all but one per walk. */
  private readonly stretched: number;

  constructor(
    private readonly axis: AxisData,
    private readonly logReference: number,
  ) {
    this.stretched = axis.time.length - axis.states.length;
  }

  /** In place. */
  toPoints(x: Float64Array, logTau: number): void {
    const factor = Math.exp(logTau - this.logReference);
    this.eachWalk((from, to) => {
      const centre = mean(x, from, to);
      for (let p = from; p < to; p++) x[p] = centre + factor * ((x[p] as number) - centre);
    });
  }

  /** Derivatives by stretched points become derivatives by unstretched ones, in place. */
  pullBack(
    x: Float64Array,
    dx: Float64Array,
    logTau: number,
  ): { readonly logJacobian: number; readonly dLogTau: number } {
    const factor = Math.exp(logTau - this.logReference);
    let dLogTau = this.stretched;
    this.eachWalk((from, to) => {
      const centre = mean(x, from, to);
      const level = mean(dx, from, to);
      for (let p = from; p < to; p++) {
        dLogTau += (dx[p] as number) * ((x[p] as number) - centre);
        dx[p] = factor * (dx[p] as number) + (1 - factor) * level;
      }
    });
    return { logJacobian: this.stretched * (logTau - this.logReference), dLogTau };
  }

  private eachWalk(visit: (from: number, to: number) => void): void {
    const { start, states } = this.axis;
    for (let w = 0; w < states.length; w++) visit(start[w] as number, start[w + 1] as number);
  }
}

function mean(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i] as number;
  return sum / (to - from);
}

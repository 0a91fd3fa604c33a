import type { AxisData } from './data.js';

/** Fewer walks say too little of their own spread to measure loadings by it. */
const FEW = 8;

/** Places of scalars in a position. */
export interface Aligned {
  readonly intercept: number;
  /** Place of the log loading of an item; of the coefficient itself where `logarithmic` is false. */
  readonly slope: number;
  readonly logarithmic: boolean;
  readonly direction: 1 | -1;
}

/**
 * Intercepts are sampled as the predictor of the average walk, log loadings as those of a change by one standard deviation of all walks:
 * intercept = coordinate - slope x mean, log loading = coordinate - log deviation. What the data fix is where states stand on an item, and
 * that holds still while the axis moves or stretches as a whole. Jacobian 1.
 */
export class Alignment {
  private readonly means: Float64Array;
  private mean = 0;
  private variance = 1;
  private readonly scaled: boolean;

  constructor(
    private readonly axis: AxisData,
    private readonly aligned: readonly Aligned[],
  ) {
    this.means = new Float64Array(axis.states.length);
    this.scaled = axis.states.length >= FEW;
  }

  /** Turns coordinates into intercepts and loadings, in place, at points of the axis. */
  place(position: Float64Array, x: Float64Array): void {
    this.measure(x);
    const logDeviation = 0.5 * Math.log(this.variance);
    for (const one of this.aligned) {
      if (one.logarithmic) position[one.slope]! -= logDeviation;
      position[one.intercept]! -= slopeOf(one, position) * this.mean;
    }
  }

  /** The inverse of {@link place}, in place. */
  locate(position: Float64Array, x: Float64Array): void {
    this.measure(x);
    const logDeviation = 0.5 * Math.log(this.variance);
    for (const one of this.aligned) {
      position[one.intercept]! += slopeOf(one, position) * this.mean;
      if (one.logarithmic) position[one.slope]! += logDeviation;
    }
  }

  /** Derivatives by intercepts and loadings become derivatives by coordinates; adds to those by point. `natural` is as placed. */
  pullBack(natural: Float64Array, gradient: Float64Array, dx: Float64Array): void {
    let [dMean, dLogDeviation] = [0, 0];
    for (const one of this.aligned) {
      const slope = slopeOf(one, natural);
      const d = gradient[one.intercept] as number;
      dMean -= d * slope;
      gradient[one.slope]! -= d * this.mean * (one.logarithmic ? slope : 1);
      if (one.logarithmic) dLogDeviation -= gradient[one.slope] as number;
    }
    const walks = this.means.length;
    for (let w = 0; w < walks; w++) {
      const distance = this.scaled ? ((this.means[w] as number) - this.mean) / this.variance : 0;
      this.spreadOver(w, (dMean + dLogDeviation * distance) / walks, dx);
    }
  }

  private spreadOver(walk: number, d: number, dx: Float64Array): void {
    const [from, to] = [this.axis.start[walk] as number, this.axis.start[walk + 1] as number];
    for (let p = from; p < to; p++) dx[p]! += d / (to - from);
  }

  private measure(x: Float64Array): void {
    const { start } = this.axis;
    const walks = this.means.length;
    this.mean = 0;
    for (let w = 0; w < walks; w++) {
      const [from, to] = [start[w] as number, start[w + 1] as number];
      let sum = 0;
      for (let p = from; p < to; p++) sum += x[p] as number;
      this.means[w] = sum / (to - from);
      this.mean += (this.means[w] as number) / walks;
    }
    if (!this.scaled) return;
    this.variance = 0;
    for (const mean of this.means) this.variance += (mean - this.mean) ** 2 / walks;
  }
}

function slopeOf({ slope, logarithmic, direction }: Aligned, position: Float64Array): number {
  const value = position[slope] as number;
  return logarithmic ? direction * Math.exp(value) : value;
}

import type { AxisData } from './data.js';
import { InnovationSum, type Innovations } from './innovation.js';

/** Parameters of a walk: the logarithm of its step per half-year, and the log density's derivative by it. */
export interface Step {
  readonly logTau: number;
  dLogTau: number;
}

/**
 * Log density of walks: the first point of each standard normal, every later one x(t) = x(t-1) + tau sqrt(half-years between) e with e
 * Student-t(4) of unit variance (ruptures are rare and large; Reuning, Kenwick and Fariss 2019) or normal. Adds to `gradient`
 * by point. A step across several half-years takes one wider innovation instead of the sum of several.
 */
export function walkDensity(
  axis: AxisData,
  x: Float64Array,
  gradient: Float64Array,
  step: Step,
  innovations: Innovations,
): number {
  const { start, time } = axis;
  const sum = new InnovationSum(innovations);
  let starts = 0;
  for (let w = 0; w < axis.states.length; w++) {
    const [from, to] = [start[w] as number, start[w + 1] as number];
    const first = x[from] as number;
    starts += first * first;
    gradient[from]! -= first;
    addSteps(sum, from, to, time, x, gradient, step);
  }
  return sum.log - 0.5 * starts - (time.length - axis.states.length) * step.logTau;
}

function addSteps(
  sum: InnovationSum,
  from: number,
  to: number,
  time: Int32Array,
  x: Float64Array,
  gradient: Float64Array,
  step: Step,
): void {
  const tau = Math.exp(step.logTau);
  let dLogTau = 0;
  for (let p = from + 1; p < to; p++) {
    const scale = tau * Math.sqrt((time[p] as number) - (time[p - 1] as number));
    const e = ((x[p] as number) - (x[p - 1] as number)) / scale;
    const slope = sum.add(e);
    const d = slope / scale;
    gradient[p]! += d;
    gradient[p - 1]! -= d;
    dLogTau -= slope * e + 1;
  }
  step.dLogTau += dLogTau;
}

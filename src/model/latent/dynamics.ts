import type { AxisData } from './data.js';

/** Innovations have this many degrees of freedom, scaled to unit variance. */
export const FREEDOM = 4;

/** Parameters of a walk: the logarithm of its step per half-year, and the log density's derivative by it. */
export interface Step {
  readonly logTau: number;
  dLogTau: number;
}

export type Innovations = 'student' | 'normal';

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
  let log = 0;
  for (let w = 0; w < axis.states.length; w++) {
    const [from, to] = [start[w] as number, start[w + 1] as number];
    const first = x[from] as number;
    log -= 0.5 * first * first;
    gradient[from]! -= first;
    log += stepsDensity(from, to, time, x, gradient, step, innovations);
  }
  return log;
}

function stepsDensity(
  from: number,
  to: number,
  time: Int32Array,
  x: Float64Array,
  gradient: Float64Array,
  step: Step,
  innovations: Innovations,
): number {
  const tau = Math.exp(step.logTau);
  let log = 0;
  for (let p = from + 1; p < to; p++) {
    const scale = tau * Math.sqrt((time[p] as number) - (time[p - 1] as number));
    const e = ((x[p] as number) - (x[p - 1] as number)) / scale;
    const slope = innovationSlope(e, innovations);
    log += innovation(e, innovations) - step.logTau;
    gradient[p]! += slope / scale;
    gradient[p - 1]! -= slope / scale;
    step.dLogTau -= slope * e + 1;
  }
  return log;
}

/** Log density of an innovation up to a constant. */
function innovation(e: number, kind: Innovations): number {
  return kind === 'normal' ? -0.5 * e * e : -((FREEDOM + 1) / 2) * Math.log1p((e * e) / (FREEDOM - 2));
}

/** Derivative of {@link innovation}. */
function innovationSlope(e: number, kind: Innovations): number {
  return kind === 'normal' ? -e : (-(FREEDOM + 1) * e) / (FREEDOM - 2 + e * e);
}

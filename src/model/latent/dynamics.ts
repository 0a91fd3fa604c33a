import type { AxisData } from './data.js';

/** Innovations have this many degrees of freedom, scaled to unit variance. */
export const FREEDOM = 4;

/** Parameters of a walk: the logarithm of its step per half-year, and the log density's derivative by it. */
export interface Step {
  readonly logTau: number;
  dLogTau: number;
}

/** How a second axis hangs on the first: correlation of starts and of innovations, as atanh. */
export interface Coupling {
  readonly start: number;
  readonly shock: number;
  dStart: number;
  dShock: number;
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

/** A walk of the second axis and the walk of the first axis of the same state. */
export interface Pair {
  readonly second: number;
  readonly first: number;
  /** Point of the first axis at the time of the second's first point; later points follow one by one. */
  readonly at: number;
}

/**
 * Log density of a second axis whose walks hang on the first's: start ~ N(r0 a / sqrt(var a), 1 - r0^2) with var a the prior variance
 * of the first axis at that time, and innovations r1 z + sqrt(1 - r1^2) w with z the first axis' innovation of the same step.
 */
export function coupledDensity(
  axes: { readonly first: AxisData; readonly second: AxisData },
  pairs: readonly Pair[],
  x: { readonly first: Float64Array; readonly second: Float64Array },
  gradient: { readonly first: Float64Array; readonly second: Float64Array },
  steps: { readonly first: Step; readonly second: Step },
  coupling: Coupling,
  innovations: Innovations,
): number {
  let log = 0;
  for (const pair of pairs) {
    log += coupledStart(axes.first, pair, axes.second, x, gradient, steps.first, coupling);
    const { first, second } = axes;
    const r = Math.tanh(coupling.shock);
    const rest = Math.sqrt(1 - r * r);
    const [tauFirst, tauSecond] = [Math.exp(steps.first.logTau), Math.exp(steps.second.logTau)];
    const begin = second.start[pair.second] as number;
    const end = second.start[pair.second + 1] as number;
    for (let p = begin + 1; p < end; p++) {
      const q = pair.at + (p - begin);
      const between = Math.sqrt((second.time[p] as number) - (second.time[p - 1] as number));
      const scaleFirst = tauFirst * Math.sqrt((first.time[q] as number) - (first.time[q - 1] as number));
      const scaleSecond = tauSecond * between;
      const z = ((x.first[q] as number) - (x.first[q - 1] as number)) / scaleFirst;
      const e = ((x.second[p] as number) - (x.second[p - 1] as number)) / scaleSecond;
      const w = (e - r * z) / rest;
      const slope = innovationSlope(w, innovations);
      log += innovation(w, innovations) - Math.log(rest) - steps.second.logTau;
      const dE = slope / rest;
      const dZ = -r * dE;
      gradient.second[p]! += dE / scaleSecond;
      gradient.second[p - 1]! -= dE / scaleSecond;
      gradient.first[q]! += dZ / scaleFirst;
      gradient.first[q - 1]! -= dZ / scaleFirst;
      steps.second.dLogTau -= dE * e + 1;
      steps.first.dLogTau -= dZ * z;
      // dw/dr = (r e - z) / rest^3, dr/datanh = rest^2, d(-log rest)/dr = r / rest^2.
      coupling.dShock += (slope * (r * e - z)) / rest + r;
    }
  }
  return log;
}

function coupledStart(
  first: AxisData,
  pair: Pair,
  second: AxisData,
  x: { readonly first: Float64Array; readonly second: Float64Array },
  gradient: { readonly first: Float64Array; readonly second: Float64Array },
  step: Step,
  coupling: Coupling,
): number {
  const r = Math.tanh(coupling.start);
  const tau2 = Math.exp(2 * step.logTau);
  const opening = first.start[pair.first] as number;
  const elapsed = (first.time[pair.at] as number) - (first.time[opening] as number);
  const variance = 1 + tau2 * elapsed;
  const a = (x.first[pair.at] as number) / Math.sqrt(variance);
  const point = second.start[pair.second] as number;
  const rest = 1 - r * r;
  const difference = (x.second[point] as number) - r * a;
  const slope = -difference / rest;
  gradient.second[point]! += slope;
  gradient.first[pair.at]! -= (slope * r) / Math.sqrt(variance);
  step.dLogTau += (slope * r * a * tau2 * elapsed) / variance;
  coupling.dStart += rest * (-slope * a - (r * difference * difference) / (rest * rest) + r / rest);
  return -(difference * difference) / (2 * rest) - 0.5 * Math.log(rest);
}

import type { AxisData } from './data.js';

/** Parameters of a coupling, on the scale they are sampled, and the log density's derivatives by them. */
export interface CouplingScalars {
  /** atanh of the correlation of starts, and of innovations. */
  readonly start: number;
  readonly shock: number;
  readonly logTauFirst: number;
  readonly logTauSecond: number;
  dStart: number;
  dShock: number;
  dLogTauFirst: number;
  dLogTauSecond: number;
}

/** A walk of the second axis, and the point of the first axis at the time of its first point; later points follow one by one. */
interface Pair {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  /** Half-years from the start of the first axis' walk to that point. */
  readonly elapsed: number;
}

/**
 * Makes the second axis hang on the first. With a walk w of its own (start N(0, 1), steps as any walk's) and the walk a of the first
 * axis in the same state, s(1) = r0 a(1) / sqrt(var a(1)) + sqrt(1 - r0^2) w(1) and each step of s is
 * tau_s (r1 z + sqrt(1 - r1^2) w), z and w the innovations of the same half-year. The two are sampled apart and only put together
 * here, since a second axis of few states says little of either correlation.
 */
export class Coupled {
  private readonly pairs: readonly Pair[];

  constructor(first: AxisData, second: AxisData) {
    this.pairs = [...second.states].map((state, walk): Pair => {
      const from = second.start[walk] as number;
      const partner = first.states.indexOf(state);
      const opening = first.start[partner] as number;
      const at = first.time.indexOf(second.time[from] as number, opening);
      const elapsed = (first.time[at] as number) - (first.time[opening] as number);
      return { from, to: second.start[walk + 1] as number, at, elapsed };
    });
  }

  /** Points of the second axis from those of the first and of its own walks. */
  toPoints(first: Float64Array, own: Float64Array, second: Float64Array, scalars: CouplingScalars): void {
    const { r0, q0, r1, q1, ratio, tau2 } = terms(scalars);
    for (const { from, to, at, elapsed } of this.pairs) {
      const begin = first[at] as number;
      const origin = own[from] as number;
      const base = (r0 * begin) / Math.sqrt(1 + tau2 * elapsed) + q0 * origin;
      for (let p = from; p < to; p++)
        second[p] =
          base + r1 * ratio * ((first[at + p - from] as number) - begin) + q1 * ((own[p] as number) - origin);
    }
  }

  /** Passes derivatives by points of the second axis on to the first, to its own walks and to the scalars. */
  pullBack(
    first: Float64Array,
    own: Float64Array,
    dSecond: Float64Array,
    dFirst: Float64Array,
    dOwn: Float64Array,
    scalars: CouplingScalars,
  ): void {
    const { r0, q0, r1, q1, ratio, tau2 } = terms(scalars);
    for (const { from, to, at, elapsed } of this.pairs) {
      const begin = first[at] as number;
      const origin = own[from] as number;
      const variance = 1 + tau2 * elapsed;
      let [total, byChange, byOwn] = [0, 0, 0];
      for (let p = from; p < to; p++) {
        const d = dSecond[p] as number;
        total += d;
        byChange += d * ((first[at + p - from] as number) - begin);
        byOwn += d * ((own[p] as number) - origin);
        dFirst[at + p - from]! += d * r1 * ratio;
        dOwn[p]! += d * q1;
      }
      dFirst[at]! += total * (r0 / Math.sqrt(variance) - r1 * ratio);
      dOwn[from]! += total * (q0 - q1);
      const share = begin / Math.sqrt(variance);
      // dr/datanh = 1 - r^2 and dq/datanh = -r q.
      scalars.dStart += total * (share * q0 * q0 - r0 * q0 * origin);
      scalars.dShock += ratio * byChange * q1 * q1 - r1 * q1 * byOwn;
      scalars.dLogTauFirst -= r1 * ratio * byChange + (total * r0 * share * tau2 * elapsed) / variance;
      scalars.dLogTauSecond += r1 * ratio * byChange;
    }
  }
}

function terms({ start, shock, logTauFirst, logTauSecond }: CouplingScalars) {
  const [r0, r1] = [Math.tanh(start), Math.tanh(shock)];
  return {
    r0,
    q0: Math.sqrt(1 - r0 * r0),
    r1,
    q1: Math.sqrt(1 - r1 * r1),
    ratio: Math.exp(logTauSecond - logTauFirst),
    tau2: Math.exp(2 * logTauFirst),
  };
}

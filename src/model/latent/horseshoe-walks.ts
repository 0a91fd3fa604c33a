import type { AxisData } from './data.js';
import type { WalkCoordinates } from './walk-coordinates.js';

/** Scale of the slab: a rupture moves a state by about as much as states differ in the first period. */
export const SLAB = 1;

/** Log density of the logarithm of a half-Cauchy(0, 1) local scale, up to a constant: 1 / cosh. */
export const logLocalDensity = (local: number) =>
  -Math.abs(local) - Math.log1p(Math.exp(-2 * Math.abs(local)));

/** Standard deviation of a step across `between` half-years under a local scale, cut off by the slab. */
export function stepScale(logTau: number, between: number, local: number): number {
  const free = Math.exp(logTau + local) * Math.sqrt(between);
  return free / Math.sqrt(1 + (free / SLAB) ** 2);
}

/**
 * Walks whose steps have a regularised horseshoe (Piironen and Vehtari 2017, Electronic Journal of Statistics 11; as innovations of a
 * latent trait: Reuning, Kenwick and Fariss 2019 and the letter after it): step = scale x z, z ~ N(0, 1), with scale^2 = s^2 / (1 + s^2 / slab^2), s =
 * tau sqrt(half-years between) x local, local ~ half-Cauchy(0, 1). Not centred: coordinates are the first point, z and log local, whose
 * distributions do not hang on each other.
 */
export class HorseshoeWalks implements WalkCoordinates {
  private readonly scale: Float64Array;

  /** `local` is where the logarithms of the local scales begin, one per point; those of first points are idle standard normals. */
  constructor(
    private readonly axis: AxisData,
    private readonly offset: number,
    private readonly local: number,
  ) {
    this.scale = new Float64Array(axis.time.length);
  }

  toPoints(position: Float64Array, x: Float64Array, logTau: number): void {
    this.place(position, logTau);
    this.eachWalk((from, to) => {
      x[from] = position[this.offset + from] as number;
      for (let p = from + 1; p < to; p++)
        x[p] = (x[p - 1] as number) + (this.scale[p] as number) * (position[this.offset + p] as number);
    });
  }

  locate(standard: Float64Array, points: Float64Array, position: Float64Array, logTau: number): void {
    this.place(standard, logTau);
    this.eachWalk((from, to) => {
      position[this.offset + from] = points[from] as number;
      for (let p = from + 1; p < to; p++)
        position[this.offset + p] =
          ((points[p] as number) - (points[p - 1] as number)) / (this.scale[p] as number);
    });
  }

  pullBack(
    position: Float64Array,
    _: Float64Array,
    dx: Float64Array,
    gradient: Float64Array,
    logTau: number,
  ): { readonly log: number; readonly dLogTau: number } {
    this.place(position, logTau);
    let [log, dLogTau] = [0, 0];
    this.eachWalk((from, to) => {
      // A step moves all later points alike.
      let later = 0;
      for (let p = to - 1; p > from; p--) {
        later += dx[p] as number;
        const [z, local] = [position[this.offset + p] as number, position[this.local + p] as number];
        const scale = this.scale[p] as number;
        log += logLocalDensity(local) - 0.5 * z * z;
        // d log scale / d log s = 1 / (1 + s^2 / slab^2) = 1 - scale^2 / slab^2.
        const byLogScale = later * scale * z * (1 - (scale / SLAB) ** 2);
        gradient[this.offset + p]! += later * scale - z;
        gradient[this.local + p]! += byLogScale - Math.tanh(local);
        dLogTau += byLogScale;
      }
      const [first, idle] = [position[this.offset + from] as number, position[this.local + from] as number];
      log -= 0.5 * (first * first + idle * idle);
      gradient[this.offset + from]! += later + (dx[from] as number) - first;
      gradient[this.local + from]! -= idle;
    });
    return { log, dLogTau };
  }

  private place(position: Float64Array, logTau: number): void {
    const { time } = this.axis;
    this.eachWalk((from, to) => {
      for (let p = from + 1; p < to; p++) {
        const between = (time[p] as number) - (time[p - 1] as number);
        this.scale[p] = stepScale(logTau, between, position[this.local + p] as number);
      }
    });
  }

  private eachWalk(visit: (from: number, to: number) => void): void {
    const { start, states } = this.axis;
    for (let w = 0; w < states.length; w++) visit(start[w] as number, start[w + 1] as number);
  }
}

import type { Layout } from './parameters.js';

/**
 * What each version of an instrument adds to the predictor, less the mean over the cells: levels of states then are levels of the
 * average version. V versions have V - 1 coordinates, N(0, 1) each, by Helmert's contrasts: the j-th sets the mean of the first j
 * versions against the next. Orthonormal, so that no direction is left without data and any two versions are as far apart a priori.
 */
export class Shifts {
  readonly value: Float64Array;
  /** Derivatives by the values; filled by the caller before {@link pullBack}. */
  readonly dValue: Float64Array;
  private readonly start: number;
  /** Share of the cells of each version. */
  private readonly weight: Float64Array;

  constructor(id: string, versions: readonly string[], version: Int32Array, layout: Layout) {
    this.value = new Float64Array(versions.length);
    this.dValue = new Float64Array(versions.length);
    this.start = layout.scalars.length;
    for (const name of versions.slice(1)) layout.scalar(`${id}.contrast.${name}`, 0, 1);
    this.weight = new Float64Array(versions.length);
    for (const v of version) this.weight[v]! += 1 / version.length;
  }

  place(position: ArrayLike<number>): void {
    const { value, weight } = this;
    value.fill(0);
    for (let j = 1; j < value.length; j++) {
      const c = (position[this.start + j - 1] as number) / Math.sqrt(j * (j + 1));
      for (let v = 0; v < j; v++) value[v]! += c;
      value[j]! -= j * c;
    }
    let mean = 0;
    for (let v = 0; v < value.length; v++) mean += (weight[v] as number) * (value[v] as number);
    for (let v = 0; v < value.length; v++) value[v]! -= mean;
  }

  /** Adds to the gradient by position. */
  pullBack(gradient: Float64Array): void {
    const { dValue, weight } = this;
    let sum = 0;
    for (const d of dValue) sum += d;
    let before = 0;
    for (let j = 1; j < dValue.length; j++) {
      before += (dValue[j - 1] as number) - (weight[j - 1] as number) * sum;
      const own = (dValue[j] as number) - (weight[j] as number) * sum;
      gradient[this.start + j - 1]! += (before - j * own) / Math.sqrt(j * (j + 1));
    }
  }
}

import type { Layout } from './parameters.js';

/**
 * What each version of an instrument adds to the predictor, N(0, 1) each, less their mean over the cells: levels of states then are
 * levels of the average version, and no version stands apart as the one that the others are measured from.
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
    if (versions.length > 1) for (const name of versions) layout.scalar(`${id}.shift.${name}`, 0, 1);
    this.weight = new Float64Array(versions.length);
    for (const v of version) this.weight[v]! += 1 / version.length;
  }

  place(position: Float64Array): void {
    if (this.value.length < 2) return;
    let mean = 0;
    for (let v = 0; v < this.value.length; v++)
      mean += (this.weight[v] as number) * (position[this.start + v] as number);
    for (let v = 0; v < this.value.length; v++) this.value[v] = (position[this.start + v] as number) - mean;
  }

  /** Adds to the gradient by position. */
  pullBack(gradient: Float64Array): void {
    if (this.value.length < 2) return;
    let sum = 0;
    for (const d of this.dValue) sum += d;
    for (let v = 0; v < this.value.length; v++)
      gradient[this.start + v]! += (this.dValue[v] as number) - (this.weight[v] as number) * sum;
  }
}

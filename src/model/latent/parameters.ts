/** A parameter on the whole line with a normal prior. */
export interface Scalar {
  readonly name: string;
  readonly mean: number;
  readonly sd: number;
}

/** Where each parameter stands in a position of the sampler: scalars first, then blocks of standard normal size. */
export class Layout {
  private readonly list: Scalar[] = [];
  private readonly lengths: { name: string; length: number }[] = [];

  /** Adds a scalar and returns its index. */
  scalar(name: string, mean: number, sd: number): number {
    if (this.lengths.length > 0) throw new Error(`${name}: scalars come before blocks`);
    return this.list.push({ name, mean, sd }) - 1;
  }

  /** Adds a block whose prior the model states itself, and returns where it begins. */
  block(name: string, length: number): number {
    const start = this.dimension;
    this.lengths.push({ name, length });
    return start;
  }

  get scalars(): readonly Scalar[] {
    return this.list;
  }

  get dimension(): number {
    return this.list.length + this.lengths.reduce((sum, { length }) => sum + length, 0);
  }

  /** Log density of the scalars' priors up to a constant; adds to the gradient. */
  addPriors(position: Float64Array, gradient: Float64Array): number {
    let log = 0;
    for (let i = 0; i < this.list.length; i++) {
      const { mean, sd } = this.list[i] as Scalar;
      const z = ((position[i] as number) - mean) / sd;
      log -= 0.5 * z * z;
      gradient[i]! -= z / sd;
    }
    return log;
  }
}

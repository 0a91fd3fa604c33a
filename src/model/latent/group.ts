import type { AxisData } from './data.js';
import type { Layout } from './parameters.js';

/** What one group of sources sees of each state beside the axis: one standard normal per walk. */
export class Group {
  private start = 0;

  constructor(
    readonly id: string,
    private readonly axis: AxisData,
  ) {}

  placeBlocks(layout: Layout): void {
    this.start = layout.block(this.id, this.axis.states.length);
  }

  at(position: Float64Array, walk: number): number {
    return position[this.start + walk] as number;
  }

  add(gradient: Float64Array, walk: number, value: number): void {
    gradient[this.start + walk]! += value;
  }

  /** Log density of the prior; adds to the gradient. */
  logDensity(position: Float64Array, gradient: Float64Array): number {
    let log = 0;
    for (let i = this.start; i < this.start + this.axis.states.length; i++) {
      const z = position[i] as number;
      log -= 0.5 * z * z;
      gradient[i]! -= z;
    }
    return log;
  }
}

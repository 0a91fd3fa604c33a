import { LogProduct } from '../../stats/index.js';

/** Degrees of freedom of what is rarely large: steps of walks, and what is peculiar to a state. Scaled to unit variance. */
export const FREEDOM = 4;

export type Innovations = 'student' | 'normal';

/** Log density of innovations of unit variance, up to a constant, with one logarithm for many of them. */
export class InnovationSum {
  private readonly tails = new LogProduct();
  private squares = 0;

  constructor(private readonly kind: Innovations) {}

  /** Takes up an innovation; returns the derivative of the log density by it. */
  add(e: number): number {
    const square = e * e;
    if (this.kind === 'normal') {
      this.squares += square;
      return -e;
    }
    this.tails.times(1 + square / (FREEDOM - 2));
    return (-(FREEDOM + 1) * e) / (FREEDOM - 2 + square);
  }

  get log(): number {
    return -0.5 * (this.squares + (FREEDOM + 1) * this.tails.log);
  }
}

import type { AxisData } from './data.js';

/**
 * Coordinates in which the posterior of each walk is nearly standard normal: x = inverse transpose of L times eta, with L the
 * Cholesky factor of a rough posterior precision. The map is fixed and linear, so it changes no density, only the cost of
 * sampling; walks with much data want centred coordinates, walks with none want innovations, and L gives each its own.
 */
export class Whitening {
  private readonly lower: readonly Float64Array[];
  /** The same factors transposed, so that both directions read memory in order. */
  private readonly upper: readonly Float64Array[];

  /** `precision(walk, size)` is symmetric, row-major and positive definite. */
  constructor(
    private readonly axis: AxisData,
    precision: (walk: number, size: number) => Float64Array,
  ) {
    const sizes = Array.from(
      axis.states,
      (_, walk) => (axis.start[walk + 1] as number) - (axis.start[walk] as number),
    );
    this.lower = sizes.map((size, walk) => cholesky(precision(walk, size), size));
    this.upper = sizes.map((size, walk) => transpose(this.lower[walk] as Float64Array, size));
  }

  /** Points from coordinates. */
  toPoints(position: Float64Array, offset: number, x: Float64Array): void {
    for (let walk = 0; walk < this.lower.length; walk++) {
      const from = this.axis.start[walk] as number;
      const size = (this.axis.start[walk + 1] as number) - from;
      const u = this.upper[walk] as Float64Array;
      for (let i = size - 1; i >= 0; i--) {
        const row = i * size;
        // Two sums, since an addition waits for the one before.
        let sum = position[offset + from + i] as number;
        let other = 0;
        let j = i + 1;
        for (; j + 1 < size; j += 2) {
          sum -= (u[row + j] as number) * (x[from + j] as number);
          other -= (u[row + j + 1] as number) * (x[from + j + 1] as number);
        }
        if (j < size) sum -= (u[row + j] as number) * (x[from + j] as number);
        x[from + i] = (sum + other) / (u[row + i] as number);
      }
    }
  }

  /** Coordinates from points, the inverse of {@link toPoints}. */
  toCoordinates(x: Float64Array, position: Float64Array, offset: number): void {
    for (let walk = 0; walk < this.lower.length; walk++) {
      const from = this.axis.start[walk] as number;
      const size = (this.axis.start[walk + 1] as number) - from;
      const u = this.upper[walk] as Float64Array;
      for (let i = 0; i < size; i++) {
        let sum = 0;
        for (let j = i; j < size; j++) sum += (u[i * size + j] as number) * (x[from + j] as number);
        position[offset + from + i] = sum;
      }
    }
  }

  /** Gradient by coordinates from the gradient by points. */
  pullBack(dx: Float64Array, gradient: Float64Array, offset: number): void {
    for (let walk = 0; walk < this.lower.length; walk++) {
      const from = this.axis.start[walk] as number;
      const size = (this.axis.start[walk + 1] as number) - from;
      const l = this.lower[walk] as Float64Array;
      const place = offset + from;
      for (let i = 0; i < size; i++) {
        const row = i * size;
        let sum = dx[from + i] as number;
        let other = 0;
        let j = 0;
        for (; j + 1 < i; j += 2) {
          sum -= (l[row + j] as number) * (gradient[place + j] as number);
          other -= (l[row + j + 1] as number) * (gradient[place + j + 1] as number);
        }
        if (j < i) sum -= (l[row + j] as number) * (gradient[place + j] as number);
        gradient[place + i] = (sum + other) / (l[row + i] as number);
      }
    }
  }
}

function cholesky(matrix: Float64Array, size: number): Float64Array {
  const l = new Float64Array(size * size);
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j] as number;
      for (let k = 0; k < j; k++) sum -= (l[i * size + k] as number) * (l[j * size + k] as number);
      l[i * size + j] = i === j ? Math.sqrt(sum) : sum / (l[j * size + j] as number);
    }
  return l;
}

function transpose(matrix: Float64Array, size: number): Float64Array {
  return matrix.map((_, at) => matrix[(at % size) * size + Math.floor(at / size)] as number);
}

/** Means and sums of squared deviations of points seen so far (Welford 1962); plain data. */
export interface RunningVariance {
  count: number;
  readonly mean: Float64Array;
  readonly squares: Float64Array;
}

export function startVariance(dimension: number): RunningVariance {
  return { count: 0, mean: new Float64Array(dimension), squares: new Float64Array(dimension) };
}

export function addPoint(state: RunningVariance, point: Float64Array): void {
  state.count += 1;
  for (let i = 0; i < point.length; i++) {
    const before = point[i]! - state.mean[i]!;
    state.mean[i] = state.mean[i]! + before / state.count;
    state.squares[i] = state.squares[i]! + before * (point[i]! - state.mean[i]!);
  }
}

export function copyVariance({ count, mean, squares }: RunningVariance): RunningVariance {
  return { count, mean: mean.slice(), squares: squares.slice() };
}

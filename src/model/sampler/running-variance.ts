/** Means and sums of squared deviations of positions seen so far (Welford 1962); plain data. */
export interface RunningVariance {
  count: number;
  readonly mean: Float64Array;
  readonly squares: Float64Array;
}

export function startVariance(dimension: number): RunningVariance {
  return { count: 0, mean: new Float64Array(dimension), squares: new Float64Array(dimension) };
}

export function addPosition(state: RunningVariance, position: Float64Array): void {
  state.count += 1;
  for (let i = 0; i < position.length; i++) {
    const before = position[i]! - state.mean[i]!;
    state.mean[i] = state.mean[i]! + before / state.count;
    state.squares[i] = state.squares[i]! + before * (position[i]! - state.mean[i]!);
  }
}

/** Writes the variances, drawn towards 1e-3 as if by five more draws (Stan's regularisation), and starts anew. */
export function takeVariance(state: RunningVariance, inverseMetric: Float64Array): void {
  const n = state.count;
  for (let i = 0; i < inverseMetric.length; i++)
    inverseMetric[i] = (n / (n + 5)) * (state.squares[i]! / (n - 1)) + 1e-3 * (5 / (n + 5));
  state.count = 0;
  state.mean.fill(0);
  state.squares.fill(0);
}

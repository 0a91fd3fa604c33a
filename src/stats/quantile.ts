/** Quantile `p` of sorted values by linear interpolation (type 7 of Hyndman and Fan 1996); NaN for no values. */
export function quantileSorted(sorted: ArrayLike<number>, p: number): number {
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[Math.ceil(position)] ?? Number.NaN;
  return low + (high - low) * (position - below);
}

/** Median with the 5 % and 95 % quantiles. */
export function interval90(values: Float64Array): { median: number; q5: number; q95: number } {
  const sorted = values.toSorted();
  return {
    median: quantileSorted(sorted, 0.5),
    q5: quantileSorted(sorted, 0.05),
    q95: quantileSorted(sorted, 0.95),
  };
}

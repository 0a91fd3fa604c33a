/** Mean and variance (divisor n - 1) of any array, in two passes. */
export function moments(values: ArrayLike<number>): { readonly mean: number; readonly variance: number } {
  const n = values.length;
  let sum = 0;
  for (let i = 0; i < n; i++) sum += values[i] as number;
  const mean = sum / n;
  let squares = 0;
  for (let i = 0; i < n; i++) squares += ((values[i] as number) - mean) ** 2;
  return { mean, variance: squares / (n - 1) };
}

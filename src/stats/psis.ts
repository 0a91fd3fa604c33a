/** Weights that sum to one, and how far they can be trusted. */
export interface SmoothedWeights {
  readonly weights: Float64Array;
  /** Shape of the tail: up to 0.7 what the weights give may be used, above it may not (Vehtari et al. 2024, section 3). */
  readonly khat: number;
}

/**
 * Pareto-smoothed importance weights (Vehtari, Simpson, Gelman, Yao and Gabry 2024, JMLR 25): the largest weights are replaced by what a generalised Pareto
 * distribution fitted to them expects, and none exceeds the largest raw one. `logWeights` are up to a constant, one per draw, at
 * least 25 of them.
 */
export function smoothWeights(logWeights: ArrayLike<number>): SmoothedWeights {
  const n = logWeights.length;
  const largest = Array.from(logWeights).reduce(
    (max, value) => Math.max(max, value),
    Number.NEGATIVE_INFINITY,
  );
  const raw = Float64Array.from(logWeights, (value) => Math.exp(value - largest));
  const order = [...raw.keys()].sort((a, b) => (raw[a] as number) - (raw[b] as number) || a - b);
  const tail = order.slice(n - tailLength(n));
  const cutoff = raw[order[n - tail.length - 1] as number] as number;
  const excess = tail.map((draw) => (raw[draw] as number) - cutoff);
  if ((excess.at(-1) as number) <= Number.EPSILON * cutoff)
    return { weights: normalised(raw), khat: Number.NEGATIVE_INFINITY };
  const { shape, scale } = fitPareto(excess);
  tail.forEach((draw, i) => {
    const p = (i + 0.5) / tail.length;
    const quantile = Math.abs(shape) < 1e-12 ? -Math.log1p(-p) : Math.expm1(-shape * Math.log1p(-p)) / shape;
    raw[draw] = Math.min(1, cutoff + scale * quantile);
  });
  return { weights: normalised(raw), khat: shape };
}

const tailLength = (n: number): number => Math.ceil(Math.min(0.2 * n, 3 * Math.sqrt(n)));

function normalised(weights: Float64Array): Float64Array {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/**
 * Shape and scale of a generalised Pareto distribution from sorted excesses: the empirical Bayes estimate of Zhang and Stephens (2009), its shape
 * drawn towards 0.5 as if by ten more values, as Vehtari et al. do.
 */
export function fitPareto(excess: readonly number[]): { readonly shape: number; readonly scale: number } {
  const n = excess.length;
  const largest = excess.at(-1) as number;
  const quartile = excess[Math.floor(n / 4 + 0.5) - 1] as number;
  const points = 30 + Math.floor(Math.sqrt(n));
  const grid = Array.from(
    { length: points },
    (_, j) => 1 / largest + (1 - Math.sqrt(points / (j + 0.5))) / 3 / quartile,
  );
  const shapeAt = (theta: number) => excess.reduce((sum, x) => sum + Math.log1p(-theta * x), 0) / n;
  const profile = grid.map((theta) => {
    const k = shapeAt(theta);
    return n * (Math.log(-theta / k) - k - 1);
  });
  const highest = Math.max(...profile);
  const mass = profile.map((log) => Math.exp(log - highest));
  const whole = mass.reduce((sum, one) => sum + one, 0);
  const theta = grid.reduce((sum, value, j) => sum + (value * (mass[j] as number)) / whole, 0);
  const k = shapeAt(theta);
  return { shape: (k * n + 5) / (n + 10), scale: -k / theta };
}

/** Indices of `size` draws taken evenly along the cumulated weights: each as often as its weight says, to one draw. */
export function systematicSample(weights: Float64Array, size: number): Int32Array {
  let next = 0;
  let reached = weights[0] as number;
  return Int32Array.from({ length: size }, (_, i) => {
    while (reached < (i + 0.5) / size && next < weights.length - 1) reached += weights[++next] as number;
    return next;
  });
}

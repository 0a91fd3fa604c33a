/** Residuals count in full up to about the root of this many deviations. */
const ODD = 5;

/**
 * Variance of a part of a residual where the part is heavy-tailed: `own` of it, and `rest` of all else. Wider where the residual is too
 * large for both: an oddity is no news of anything else.
 */
export function roughVariance(own: number, rest: number, residual: number): number {
  return own * (1 + (residual * residual) / (ODD * (own + rest)));
}

export function roughVarianceByOwn(own: number, rest: number, residual: number): number {
  const total = own + rest;
  const square = (residual * residual) / (ODD * total);
  return 1 + square - (own / total) * square;
}

export function roughVarianceByRest(own: number, rest: number, residual: number): number {
  const total = own + rest;
  return (-own * residual * residual) / (ODD * total * total);
}

export function roughVarianceByResidual(own: number, rest: number, residual: number): number {
  return (2 * own * residual) / (ODD * (own + rest));
}

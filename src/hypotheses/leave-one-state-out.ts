import type { PartnerCode } from '../types.js';

/** Prior standard deviation of slopes and of the intercept, as in the latent model. */
const SLOPE_SD = 0.7;
const INTERCEPT_SD = 1.5;

/**
 * Log predictive density of each state's log rate of an outcome with the state left out, averaged over draws: per draw the other
 * states' rates are regressed on the terms of the axes (conjugate normal regression, spread between states as drawn), and the state
 * is predicted from its own axes. Draws are propagated, never posterior means. The rates come from a fit of the full model, which
 * favours it a little.
 */
export function leaveOneStateOut(
  columns: Readonly<Record<string, Float64Array>>,
  partners: readonly PartnerCode[],
  outcome: 'engagement' | 'revenue',
  [withAffinity, withSlack, withProduct]: readonly [boolean, boolean, boolean],
): number[] {
  const of = (measure: string, partner: PartnerCode) => columns[`${measure}[${partner}]`] as Float64Array;
  const sigma = columns[`${outcome}.log_sigma`] as Float64Array;
  const row = (partner: PartnerCode, d: number) => {
    const a = of('affinity', partner)[d] as number;
    const s = of('slack', partner)[d] as number;
    return [1, ...(withAffinity ? [a] : []), ...(withSlack ? [s] : []), ...(withProduct ? [a * s] : [])];
  };
  return partners.map((left) => {
    let total = 0;
    for (let d = 0; d < sigma.length; d++) {
      const variance = Math.exp(2 * (sigma[d] as number));
      const others = partners.filter((partner) => partner !== left);
      const y = others.map((partner) => of(outcome, partner)[d] as number);
      const { mean, spread } = predictRow(
        others.map((partner) => row(partner, d)),
        y,
        variance,
        row(left, d),
      );
      const difference = (of(outcome, left)[d] as number) - mean;
      total += Math.exp((-0.5 * difference * difference) / spread) / Math.sqrt(2 * Math.PI * spread);
    }
    return Math.log(total / sigma.length);
  });
}

/** Predictive mean and variance of a conjugate normal regression with known residual variance. */
function predictRow(
  rows: readonly (readonly number[])[],
  y: readonly number[],
  variance: number,
  at: readonly number[],
): { readonly mean: number; readonly spread: number } {
  const k = at.length;
  // Centred at the mean of the others, so that the intercept's prior does not pull rates to zero.
  const level = y.reduce((sum, value) => sum + value, 0) / y.length;
  const a = Array.from({ length: k }, (_, i) =>
    Array.from({ length: k }, (_, j) => {
      const prior = i === j ? 1 / (i === 0 ? INTERCEPT_SD : SLOPE_SD) ** 2 : 0;
      return prior + rows.reduce((sum, r) => sum + (r[i] as number) * (r[j] as number), 0) / variance;
    }),
  );
  const b = Array.from(
    { length: k },
    (_, i) => rows.reduce((sum, r, m) => sum + (r[i] as number) * ((y[m] as number) - level), 0) / variance,
  );
  const [coefficients, direction] = solve(a, [b, [...at]]) as [number[], number[]];
  const dot = (u: readonly number[]) => at.reduce((sum, value, i) => sum + value * (u[i] as number), 0);
  return { mean: level + dot(coefficients), spread: variance + dot(direction) };
}

/** Solves A x = b for several b by Gaussian elimination; A is positive definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly (readonly number[])[]): number[][] {
  const k = matrix.length;
  const rows = matrix.map((row, i) => [...row, ...right.map((b) => b[i] as number)]);
  for (let i = 0; i < k; i++) {
    const pivot = rows[i] as number[];
    for (let j = i + 1; j < k; j++) {
      const target = rows[j] as number[];
      const factor = (target[i] as number) / (pivot[i] as number);
      for (let c = i; c < target.length; c++) target[c]! -= factor * (pivot[c] as number);
    }
  }
  return right.map((_, r) => {
    const x = new Array<number>(k).fill(0);
    for (let i = k - 1; i >= 0; i--) {
      const row = rows[i] as number[];
      let sum = row[k + r] as number;
      for (let j = i + 1; j < k; j++) sum -= (row[j] as number) * (x[j] as number);
      x[i] = sum / (row[i] as number);
    }
    return x;
  });
}

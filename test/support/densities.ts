import type { LogDensityAndGradient } from '../../src/model/sampler/density.js';

/**
 * A normal with these means and deviations, neighbours correlated as in an autoregression: rho^|i - j|. The precision of
 * such a chain is known: 1, 1 + rho^2, ..., 1 on the diagonal and -rho beside it, over 1 - rho^2.
 */
export function gaussian(mean: readonly number[], sd: readonly number[], rho: number): LogDensityAndGradient {
  const last = mean.length - 1;
  const z = new Float64Array(mean.length);
  return (position, gradient) => {
    for (let i = 0; i <= last; i++) z[i] = (position[i]! - mean[i]!) / sd[i]!;
    let quadratic = 0;
    for (let i = 0; i <= last; i++) {
      const own = i === 0 || i === last ? 1 : 1 + rho * rho;
      const weighted = (own * z[i]! - rho * ((z[i - 1] ?? 0) + (z[i + 1] ?? 0))) / (1 - rho * rho);
      quadratic += weighted * z[i]!;
      gradient[i] = -weighted / sd[i]!;
    }
    return -quadratic / 2;
  };
}

/** The effects of coaching in eight schools and their standard errors (Rubin 1981). */
const EFFECTS = [28, 8, -3, 7, -1, 1, 18, 12];
const ERRORS = [15, 10, 16, 11, 9, 11, 10, 18];

/**
 * Eight schools, non-centred: z[8] ~ normal(0, 1), mu ~ normal(0, 5), tau ~ half-Cauchy(0, 5), sampled as log tau;
 * effect j is mu + tau z[j]. Keeps the effects, mu and tau.
 */
export const EIGHT_SCHOOLS = {
  dimension: 10,
  names: [...EFFECTS.map((_, j) => `theta[${j + 1}]`), 'mu', 'tau'],
  logDensityAndGradient: (position: Float64Array, gradient: Float64Array) => {
    const mu = position[8]!;
    const tau = Math.exp(position[9]!);
    const tail = 1 + (tau / 5) ** 2;
    let sum = -(mu * mu) / 50 - Math.log(tail) + position[9]!;
    gradient[8] = -mu / 25;
    gradient[9] = 1 - (2 * (tau / 5) ** 2) / tail;
    for (let j = 0; j < 8; j++) {
      const z = position[j]!;
      const residual = (EFFECTS[j]! - mu - tau * z) / ERRORS[j]!;
      const pull = residual / ERRORS[j]!;
      sum -= (z * z + residual * residual) / 2;
      gradient[j] = pull * tau - z;
      gradient[8] = gradient[8]! + pull;
      gradient[9] = gradient[9]! + pull * tau * z;
    }
    return sum;
  },
  keep: {
    size: 10,
    write: (position: Float64Array, out: Float64Array) => {
      const tau = Math.exp(position[9]!);
      for (let j = 0; j < 8; j++) out[j] = position[8]! + tau * position[j]!;
      out[8] = position[8]!;
      out[9] = tau;
    },
  },
};

/** Neal's (2003) funnel, centred: v ~ normal(0, 3), the others normal(0, exp(v / 2)). No step size suits all of it. */
export function funnel(position: Float64Array, gradient: Float64Array): number {
  const v = position[0]!;
  const precision = Math.exp(-v);
  let squares = 0;
  for (let i = 1; i < position.length; i++) {
    squares += position[i]! ** 2;
    gradient[i] = -precision * position[i]!;
  }
  const others = position.length - 1;
  gradient[0] = -v / 9 - others / 2 + (precision * squares) / 2;
  return -(v * v) / 18 - (others * v) / 2 - (precision * squares) / 2;
}

/** Independent Student-t coordinates. */
export function studentT(freedom: number): LogDensityAndGradient {
  return (position, gradient) => {
    let sum = 0;
    for (let i = 0; i < position.length; i++) {
      const x = position[i]!;
      sum -= ((freedom + 1) / 2) * Math.log1p((x * x) / freedom);
      gradient[i] = (-(freedom + 1) * x) / (freedom + x * x);
    }
    return sum;
  };
}

/** Logistic regression of 0/1 outcomes on one covariate; intercept and slope have normal(0, 2.5) priors. */
export function logistic(x: readonly number[], y: readonly number[]): LogDensityAndGradient {
  return (position, gradient) => {
    const [a, b] = position as unknown as [number, number];
    let sum = -(a * a + b * b) / 12.5;
    gradient[0] = -a / 6.25;
    gradient[1] = -b / 6.25;
    for (let i = 0; i < x.length; i++) {
      const eta = a + b * x[i]!;
      const signed = y[i] === 1 ? eta : -eta;
      sum -= signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed;
      const rest = y[i]! - 1 / (1 + Math.exp(-eta));
      gradient[0] = gradient[0]! + rest;
      gradient[1] = gradient[1]! + rest * x[i]!;
    }
    return sum;
  };
}

/** Two narrow normals far apart: a chain stays where it starts. */
export function twoModes(position: Float64Array, gradient: Float64Array): number {
  const side = position[0]! > 0 ? 1 : -1;
  gradient[0] = -(position[0]! - 10 * side);
  return -((position[0]! - 10 * side) ** 2) / 2;
}

const LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
/** Below it the series has no cancellation that matters, above it the fraction has converged after its terms. */
const SWITCH = 3;
const TERMS = 60;

/** Natural logarithm of P(Z > z) for a standard normal Z, to full precision far into either tail. */
export function logNormalCcdf(z: number): number {
  if (z < 0) return Math.log1p(-Math.exp(logNormalCcdf(-z)));
  return z < SWITCH ? Math.log(0.5 - series(z)) : -0.5 * z * z - LOG_SQRT_TWO_PI - Math.log(fraction(z));
}

/** P(0 < Z < z) as density times z + z^3/3 + z^5/15 + ... (Abramowitz and Stegun 26.2.11). */
function series(z: number): number {
  let term = z;
  let sum = z;
  for (let k = 3; Math.abs(term) > 1e-17 * sum; k += 2) {
    term *= (z * z) / k;
    sum += term;
  }
  return sum * Math.exp(-0.5 * z * z - LOG_SQRT_TWO_PI);
}

/** Density over tail, by the continued fraction z + 1/(z + 2/(z + 3/...)) (26.2.14). */
function fraction(z: number): number {
  let value = z;
  for (let k = TERMS; k >= 1; k--) value = z + k / value;
  return value;
}

/** From here on Stirling's series is exact to double precision. */
const ASYMPTOTIC = 10;
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/** Natural logarithm of the gamma function for x > 0: recurrence up to 10, then Stirling's series (Abramowitz and Stegun 6.1.41). */
export function logGamma(x: number): number {
  let product = 1;
  let z = x;
  for (; z < ASYMPTOTIC; z++) product *= z;
  const w = 1 / (z * z);
  const series = (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w / 1188)))) / z;
  return (z - 0.5) * Math.log(z) - z + HALF_LOG_TWO_PI + series - Math.log(product);
}

/** Derivative of {@link logGamma} for x > 0, by the same two steps (6.3.5 and 6.3.18). */
export function digamma(x: number): number {
  let sum = 0;
  let z = x;
  for (; z < ASYMPTOTIC; z++) sum += 1 / z;
  const w = 1 / (z * z);
  const series = w * (1 / 12 - w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w / 132))));
  return Math.log(z) - 0.5 / z - series - sum;
}

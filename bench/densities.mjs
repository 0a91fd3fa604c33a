/** Five hundred independent normals, deviations from 0.1 to 10. */
export function normal500() {
  const size = 500;
  const precision = Float64Array.from({ length: size }, (_, i) => 1 / (0.1 * 100 ** (i / (size - 1))) ** 2);
  return {
    dimension: size,
    logDensityAndGradient: (position, gradient) => {
      let sum = 0;
      for (let i = 0; i < size; i++) {
        gradient[i] = -precision[i] * position[i];
        sum += gradient[i] * position[i];
      }
      return sum / 2;
    },
  };
}

const EFFECTS = [28, 8, -3, 7, -1, 1, 18, 12];
const ERRORS = [15, 10, 16, 11, 9, 11, 10, 18];

/** Eight schools (Rubin 1981), non-centred; mu ~ normal(0, 5), tau ~ half-Cauchy(0, 5) on the log scale. */
export function eightSchools() {
  return {
    dimension: 10,
    logDensityAndGradient: (position, gradient) => {
      const mu = position[8];
      const tau = Math.exp(position[9]);
      const tail = 1 + (tau / 5) ** 2;
      let sum = -(mu * mu) / 50 - Math.log(tail) + position[9];
      gradient[8] = -mu / 25;
      gradient[9] = 1 - (2 * (tau / 5) ** 2) / tail;
      for (let j = 0; j < 8; j++) {
        const residual = (EFFECTS[j] - mu - tau * position[j]) / ERRORS[j];
        const pull = residual / ERRORS[j];
        sum -= (position[j] ** 2 + residual * residual) / 2;
        gradient[j] = pull * tau - position[j];
        gradient[8] += pull;
        gradient[9] += pull * tau * position[j];
      }
      return sum;
    },
  };
}

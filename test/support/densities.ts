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

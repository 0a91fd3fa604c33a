import { chiSquared, normal } from '../../../stats/index.js';
import type { ItemShape, Likelihood } from './likelihood.js';

const FREEDOM = 4;

/**
 * Measurements with a known standard error: Student-t with 4 degrees of freedom around the predictor, squared scale = own variance
 * + squared standard error. Own parameter: log scale (N(-1.5, 0.7)).
 */
export function continuousLikelihood({ cells }: ItemShape): Likelihood {
  const { value, size } = cells;
  const n = value.length;
  return {
    own: [{ name: 'log_scale', mean: -1.5, sd: 0.7 }],
    logDensity(predictor, parameters, dPredictor, dOwn) {
      const variance = Math.exp(2 * (parameters[0] as number));
      let log = 0;
      let dVariance = 0;
      for (let c = 0; c < n; c++) {
        const total = variance + (size[c] as number) ** 2;
        const difference = (value[c] as number) - (predictor[c] as number);
        const ratio = (difference * difference) / (FREEDOM * total);
        log -= 0.5 * Math.log(total) + ((FREEDOM + 1) / 2) * Math.log1p(ratio);
        const weight = (FREEDOM + 1) / (1 + ratio);
        dPredictor[c]! += (weight * difference) / (FREEDOM * total);
        dVariance += (weight * ratio - 1) / (2 * total);
      }
      dOwn[0]! += dVariance * 2 * variance;
      return log;
    },
    simulate(predictor, parameters, random) {
      const variance = Math.exp(2 * (parameters[0] as number));
      return predictor.map((eta, c) => {
        const scale = Math.sqrt(variance + (size[c] as number) ** 2);
        return eta + (scale * normal(random)) / Math.sqrt(chiSquared(random, FREEDOM) / FREEDOM);
      });
    },
    information(parameters) {
      const variance = Math.exp(2 * (parameters[0] as number));
      return size.map((se) => (FREEDOM + 1) / (FREEDOM + 3) / (variance + se * se));
    },
  };
}

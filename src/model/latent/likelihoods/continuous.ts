import { chiSquared, LogProduct, normal } from '../../../stats/index.js';
import type { ItemShape, Likelihood } from './likelihood.js';

const FREEDOM = 4;

/**
 * Measurements with a known standard error: Student-t with 4 degrees of freedom around the predictor, squared scale = own variance
 * + squared standard error. Own parameter: log scale (N(-1.5, 0.7)).
 */
export function continuousLikelihood({ cells }: ItemShape): Likelihood {
  const { value, size } = cells;
  const n = value.length;
  const known = size.map((se) => se * se);
  return {
    own: [{ name: 'log_scale', mean: -1.5, sd: 0.7 }],
    logDensity(predictor, parameters, dPredictor, dOwn) {
      const variance = Math.exp(2 * (parameters[0] as number));
      const [totals, tails] = [new LogProduct(), new LogProduct()];
      let dVariance = 0;
      for (let c = 0; c < n; c++) {
        const total = variance + (known[c] as number);
        const precision = 1 / total;
        const difference = (value[c] as number) - (predictor[c] as number);
        const ratio = (difference * difference * precision) / FREEDOM;
        totals.times(total);
        tails.times(1 + ratio);
        const weight = (FREEDOM + 1) / (1 + ratio);
        dPredictor[c]! += (weight * difference * precision) / FREEDOM;
        dVariance += (weight * ratio - 1) * precision;
      }
      dOwn[0]! += dVariance * variance;
      return -0.5 * (totals.log + (FREEDOM + 1) * tails.log);
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

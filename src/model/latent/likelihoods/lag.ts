import { logNormalCcdf, normal } from '../../../stats/index.js';
import type { ItemShape, Likelihood } from './likelihood.js';

/**
 * Time until something happened, in log years: normal around the predictor. A case was followed for `size` log years; where the
 * value has reached that, the thing has not happened yet, the time is a lower bound, and only P(longer) counts.
 * Own parameter: log scale (N(0, 0.5)).
 */
export function lagLikelihood({ cells }: ItemShape): Likelihood {
  const { value, size } = cells;
  const n = value.length;
  return {
    own: [{ name: 'log_scale', mean: 0, sd: 0.5 }],
    logDensity(predictor, parameters, dPredictor, dOwn) {
      const scale = Math.exp(parameters[0] as number);
      let log = 0;
      for (let c = 0; c < n; c++) {
        const z = ((value[c] as number) - (predictor[c] as number)) / scale;
        if ((value[c] as number) >= (size[c] as number)) {
          const tail = logNormalCcdf(z);
          const hazard = Math.exp(-0.5 * z * z - HALF_LOG_TWO_PI - tail);
          log += tail;
          dPredictor[c]! += hazard / scale;
          dOwn[0]! += hazard * z;
        } else {
          log -= 0.5 * z * z + (parameters[0] as number);
          dPredictor[c]! += z / scale;
          dOwn[0]! += z * z - 1;
        }
      }
      return log;
    },
    simulate(predictor, parameters, random) {
      const scale = Math.exp(parameters[0] as number);
      return predictor.map((eta, c) => Math.min(eta + scale * normal(random), size[c] as number));
    },
    information(parameters) {
      const precision = Math.exp(-2 * (parameters[0] as number));
      return value.map((time, c) => (time >= (size[c] as number) ? 0.3 : 1) * precision);
    },
  };
}

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

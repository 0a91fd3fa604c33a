import { beta, binomial, digamma, logGamma } from '../../../stats/index.js';
import {
  coderIndex,
  coderRates,
  coderScalars,
  type ItemShape,
  type Likelihood,
  logistic,
} from './likelihood.js';

/**
 * Shares of trials: beta-binomial with mean logistic(predictor) and precision phi. Where rules coded the class, the
 * mean seen is false-alarm rate + (sensitivity - false-alarm rate) x mean, the two-class confusion matrix.
 * Own parameters: log phi (N(3, 1)), then the coder's logits.
 */
export function shareLikelihood({ cells, coder }: ItemShape): Likelihood {
  const { value, size, version } = cells;
  const n = value.length;
  const pair = coderIndex(coder);
  const rates = coderRates(coder);

  return {
    own: [{ name: 'log_precision', mean: 3, sd: 1 }, ...coderScalars(coder)],
    logDensity(predictor, parameters, dPredictor, dOwn) {
      const phi = Math.exp(parameters[0] as number);
      const [base, dBase] = [logGamma(phi), digamma(phi)];
      const { seen: sensitivity, falseAlarm } = rates(parameters);
      let log = 0;
      let dPhi = 0;
      for (let c = 0; c < n; c++) {
        const [y, trials] = [value[c] as number, size[c] as number];
        const v = version[c] as number;
        const k = pair[v] as number;
        const p = logistic(predictor[c] as number);
        const [seen, false_] = [sensitivity[v] as number, falseAlarm[v] as number];
        const mean = false_ + (seen - false_) * p;
        const [a, b] = [mean * phi, (1 - mean) * phi];
        log += base - logGamma(trials + phi);
        dPhi += dBase - digamma(trials + phi);
        let dA = 0;
        let dB = 0;
        if (y > 0) {
          log += logGamma(y + a) - logGamma(a);
          dA = digamma(y + a) - digamma(a);
        }
        if (y < trials) {
          log += logGamma(trials - y + b) - logGamma(b);
          dB = digamma(trials - y + b) - digamma(b);
        }
        dPhi += dA * mean + dB * (1 - mean);
        const dMean = phi * (dA - dB);
        dPredictor[c]! += dMean * (seen - false_) * p * (1 - p);
        if (k >= 0) {
          dOwn[k + 1]! += dMean * p * seen * (1 - seen);
          dOwn[k + 2]! += dMean * (1 - p) * false_ * (1 - false_);
        }
      }
      dOwn[0]! += dPhi * phi;
      return log;
    },
    simulate(predictor, parameters, random) {
      const phi = Math.exp(parameters[0] as number);
      const { seen: sensitivity, falseAlarm } = rates(parameters);
      return predictor.map((eta, c) => {
        const v = version[c] as number;
        const [seen, false_] = [sensitivity[v] as number, falseAlarm[v] as number];
        const mean = false_ + (seen - false_) * logistic(eta);
        return binomial(random, size[c] as number, beta(random, mean * phi, (1 - mean) * phi));
      });
    },
    information(parameters) {
      const phi = Math.exp(parameters[0] as number);
      return value.map((y, c) => {
        const p = (y + 0.5) / ((size[c] as number) + 1);
        return (p * (1 - p)) / (1 / (size[c] as number) + 1 / phi);
      });
    },
  };
}

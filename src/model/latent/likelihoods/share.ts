import { beta, binomial, digamma, logGamma } from '../../../stats/index.js';
import { coderRates, type ItemShape, type Likelihood, logistic } from './likelihood.js';

/** Up to here log(x (x + 1) ... (x + n - 1)) is taken from the product itself. */
const SHORT = 8;

/**
 * Shares of trials: beta-binomial with mean logistic(predictor) and precision phi. Where rules coded the class, the
 * mean seen is false-alarm rate + (sensitivity - false-alarm rate) x mean, the two-class confusion matrix.
 * Own parameter: log phi (N(3, 1)).
 */
export function shareLikelihood({ cells, coder }: ItemShape): Likelihood {
  const { value, size, version } = cells;
  const n = value.length;
  const { seen, falseAlarm } = coderRates(coder);
  const trialsOf = tally(size);

  return {
    own: [{ name: 'log_precision', mean: 3, sd: 1 }],
    logDensity(predictor, parameters, dPredictor, dOwn) {
      const phi = Math.exp(parameters[0] as number);
      let log = 0;
      let dPhi = 0;
      for (const [trials, cells] of trialsOf) {
        log -= cells * logRising(phi, trials);
        dPhi -= cells * risingSlope(phi, trials);
      }
      for (let c = 0; c < n; c++) {
        const [y, trials] = [value[c] as number, size[c] as number];
        const v = version[c] as number;
        const eta = predictor[c] as number;
        const [p, q] = [logistic(eta), logistic(-eta)];
        const [low, width] = [falseAlarm[v] as number, (seen[v] as number) - (falseAlarm[v] as number)];
        const [mean, rest] = [low + width * p, 1 - low - width + width * q];
        const [a, b] = [mean * phi, rest * phi];
        log += logRising(a, y) + logRising(b, trials - y);
        const [dA, dB] = [risingSlope(a, y), risingSlope(b, trials - y)];
        dPhi += dA * mean + dB * rest;
        dPredictor[c]! += phi * (dA - dB) * width * p * q;
      }
      dOwn[0]! += dPhi * phi;
      return log;
    },
    simulate(predictor, parameters, random) {
      const phi = Math.exp(parameters[0] as number);
      return predictor.map((eta, c) => {
        const v = version[c] as number;
        const low = falseAlarm[v] as number;
        const mean = low + ((seen[v] as number) - low) * logistic(eta);
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

/** log(Gamma(x + n) / Gamma(x)): the logarithm of x (x + 1) ... (x + n - 1). */
function logRising(x: number, n: number): number {
  if (n > SHORT) return logGamma(x + n) - logGamma(x);
  let product = 1;
  for (let j = 0; j < n; j++) product *= x + j;
  return n === 0 ? 0 : Math.log(product);
}

/** Derivative of {@link logRising} by x. */
function risingSlope(x: number, n: number): number {
  if (n > SHORT) return digamma(x + n) - digamma(x);
  let sum = 0;
  for (let j = 0; j < n; j++) sum += 1 / (x + j);
  return sum;
}

/** How many cells have each number of trials. */
function tally(size: Float64Array): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const trials of size) counts.set(trials, (counts.get(trials) ?? 0) + 1);
  return counts;
}

import { beta, binomial, digamma, LogProduct, logGamma } from '../../../stats/index.js';
import { coderRates, type ItemShape, type Likelihood, logistic } from './likelihood.js';

/** Up to here x (x + 1) ... (x + n - 1) is taken from the product itself, which is quicker than two gamma functions. */
const SHORT = 24;

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
      const products = new LogProduct();
      let log = 0;
      let dPhi = 0;
      for (const [trials, cells] of trialsOf) {
        log -= cells * logRising(phi, trials);
        dPhi -= cells * risingSlope(phi, trials);
      }
      for (let c = 0; c < n; c++) {
        const yes = value[c] as number;
        const no = (size[c] as number) - yes;
        const v = version[c] as number;
        const eta = predictor[c] as number;
        const e = Math.exp(-Math.abs(eta));
        const near = 1 / (1 + e);
        const far = e * near;
        const low = falseAlarm[v] as number;
        const width = (seen[v] as number) - low;
        const mean = low + width * (eta > 0 ? near : far);
        const rest = 1 - low - width + width * (eta > 0 ? far : near);
        const a = mean * phi;
        const b = rest * phi;
        if (yes > SHORT) log += logRising(a, yes);
        else for (let j = 0; j < yes; j++) products.times(a + j);
        if (no > SHORT) log += logRising(b, no);
        else for (let j = 0; j < no; j++) products.times(b + j);
        const dA = risingSlope(a, yes);
        const dB = risingSlope(b, no);
        dPhi += dA * mean + dB * rest;
        dPredictor[c]! += phi * (dA - dB) * width * near * far;
      }
      dOwn[0]! += dPhi * phi;
      return log + products.log;
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

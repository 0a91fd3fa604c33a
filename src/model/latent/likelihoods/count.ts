import { digamma, gamma, LogProduct, logGamma, poisson } from '../../../stats/index.js';
import { coderRates, type ItemShape, type Likelihood } from './likelihood.js';

/** Up to here the rising factorials of all cells are summed together, which costs the largest value; larger ones are taken one by one. */
const MANY = 1000;

/** What a cell without events is worth in events: little, or states of which nothing is told would seem well known. */
const NOTHING = 0.02;

/**
 * Counts with exposure: negative binomial with quadratic variance (NB2), log mean = log exposure + predictor. Where rules coded
 * the events, mean = sensitivity x exposure x exp(predictor) + false-alarm rate x other events.
 * Own parameter: log size (N(1, 0.7)).
 */
export function countLikelihood({ cells, coder }: ItemShape): Likelihood {
  const { value, size, noise, version } = cells;
  const n = value.length;
  const above = tail(value.filter((y) => y <= MANY));
  const many = value.filter((y) => y > MANY);
  const { seen, falseAlarm } = coderRates(coder);

  return {
    own: [{ name: 'log_size', mean: 1, sd: 0.7 }],
    logDensity(predictor, parameters, dPredictor, dOwn) {
      const shape = Math.exp(parameters[0] as number);
      const logShape = parameters[0] as number;
      let log = n * shape * logShape;
      let dShape = n * (logShape + 1);
      for (let j = 0; j < above.length; j++) {
        log += (above[j] as number) * Math.log(shape + j);
        dShape += (above[j] as number) / (shape + j);
      }
      for (const y of many) {
        log += logGamma(shape + y) - logGamma(shape);
        dShape += digamma(shape + y) - digamma(shape);
      }
      const totals = new LogProduct();
      for (let c = 0; c < n; c++) {
        const y = value[c] as number;
        const v = version[c] as number;
        const rate = (seen[v] as number) * (size[c] as number) * Math.exp(predictor[c] as number);
        const mean = rate + (falseAlarm[v] as number) * (noise[c] as number);
        const total = mean + shape;
        totals.times(total);
        let dMean = -(y + shape) / total;
        dShape += dMean;
        if (y > 0) {
          log += y * Math.log(mean / total);
          dMean += y / mean;
        }
        dPredictor[c]! += dMean * rate;
      }
      const logTotals = totals.log;
      dOwn[0]! += (dShape - logTotals) * shape;
      return log - shape * logTotals;
    },
    simulate(predictor, parameters, random) {
      const shape = Math.exp(parameters[0] as number);
      return predictor.map((eta, c) => {
        const v = version[c] as number;
        const rate = (seen[v] as number) * (size[c] as number) * Math.exp(eta);
        const mean = rate + (falseAlarm[v] as number) * (noise[c] as number);
        return poisson(random, (mean * gamma(random, shape)) / shape);
      });
    },
    information(parameters) {
      const shape = Math.exp(parameters[0] as number);
      return value.map((y) => ((y + NOTHING) * shape) / (y + NOTHING + shape));
    },
  };
}

/** How many values exceed j, for j = 0, 1, ...: sums of log(shape + j) then cost the largest value, not the sum of all. */
function tail(value: Float64Array): Float64Array {
  const result = new Float64Array(value.reduce((max, y) => Math.max(max, y), 0));
  for (const y of value) for (let j = 0; j < y; j++) result[j]! += 1;
  return result;
}

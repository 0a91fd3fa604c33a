import { LogProduct } from '../../../stats/index.js';
import { type ItemShape, type Likelihood, logistic, tallyByMember } from './likelihood.js';

/** Yes or no: Bernoulli with logit equal to the predictor. No own parameters. */
export function binaryLikelihood({ cells }: ItemShape): Likelihood {
  const { value } = cells;
  return {
    own: [],
    logDensity(predictor, _own, dPredictor) {
      const products = new LogProduct();
      let log = 0;
      for (let c = 0; c < value.length; c++) {
        const y = value[c] as number;
        const eta = predictor[c] as number;
        const e = Math.exp(-Math.abs(eta));
        log -= eta > 0 ? eta * (1 - y) : -eta * y;
        products.times(1 + e);
        dPredictor[c]! += y - (eta > 0 ? 1 : e) / (1 + e);
      }
      return log - products.log;
    },
    simulate(predictor, _own, random) {
      return predictor.map((eta) => (random() < logistic(eta) ? 1 : 0));
    },
    // At the share of the state's own cells, half a cell added to either side.
    information(_own, member) {
      const { cells, sum } = tallyByMember(value, member);
      return value.map((_, c) => {
        const m = member[c] as number;
        const share = ((sum[m] as number) + 0.5) / ((cells[m] as number) + 1);
        return share * (1 - share);
      });
    },
  };
}

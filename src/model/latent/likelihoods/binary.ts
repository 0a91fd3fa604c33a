import { type ItemShape, type Likelihood, logistic } from './likelihood.js';

/** Yes or no: Bernoulli with logit equal to the predictor. No own parameters. */
export function binaryLikelihood({ cells }: ItemShape): Likelihood {
  const { value } = cells;
  return {
    own: [],
    logDensity(predictor, _own, dPredictor) {
      let log = 0;
      for (let c = 0; c < value.length; c++) {
        const [y, eta] = [value[c] as number, predictor[c] as number];
        log -= eta > 0 ? eta * (1 - y) + Math.log1p(Math.exp(-eta)) : Math.log1p(Math.exp(eta)) - eta * y;
        dPredictor[c]! += y - logistic(eta);
      }
      return log;
    },
    simulate(predictor, _own, random) {
      return predictor.map((eta) => (random() < logistic(eta) ? 1 : 0));
    },
    information() {
      return value.map(() => 0.15);
    },
  };
}

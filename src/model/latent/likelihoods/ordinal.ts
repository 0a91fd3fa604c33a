import { type ItemShape, type Likelihood, logistic } from './likelihood.js';

/**
 * Ordered categories 0..K-1 by a cumulative logit: P(value >= j) = logistic(predictor - cut j), with the first cut at
 * zero and each next one exp(increment) higher. Own parameters: K-2 log increments (N(0, 0.5)).
 */
export function ordinalLikelihood({ cells, categories }: ItemShape): Likelihood {
  const { value } = cells;
  const n = value.length;
  const cuts = new Float64Array(categories);

  const placeCuts = (parameters: Float64Array) => {
    cuts[1] = 0;
    for (let j = 2; j < categories; j++)
      cuts[j] = (cuts[j - 1] as number) + Math.exp(parameters[j - 2] as number);
  };
  const atLeast = (eta: number, j: number) =>
    j <= 0 ? 1 : j >= categories ? 0 : logistic(eta - (cuts[j] as number));

  return {
    own: Array.from({ length: Math.max(0, categories - 2) }, (_, j) => ({
      name: `log_increment.${j + 1}`,
      mean: 0,
      sd: 0.5,
    })),
    logDensity(predictor, parameters, dPredictor, dOwn) {
      placeCuts(parameters);
      let log = 0;
      for (let c = 0; c < n; c++) {
        const y = value[c] as number;
        const eta = predictor[c] as number;
        const [low, high] = [atLeast(eta, y), atLeast(eta, y + 1)];
        const p = probability(eta, y);
        log += Math.log(p);
        const [dLow, dHigh] = [(low * (1 - low)) / p, (high * (1 - high)) / p];
        dPredictor[c]! += dLow - dHigh;
        // A cut moves with every increment below it.
        for (let j = 2; j <= y; j++) dOwn[j - 2]! -= dLow * Math.exp(parameters[j - 2] as number);
        if (y + 1 < categories)
          for (let j = 2; j <= y + 1; j++) dOwn[j - 2]! += dHigh * Math.exp(parameters[j - 2] as number);
      }
      return log;
    },
    simulate(predictor, parameters, random) {
      placeCuts(parameters);
      return predictor.map((eta) => {
        const u = random();
        let y = 0;
        while (y + 1 < categories && u < atLeast(eta, y + 1)) y++;
        return y;
      });
    },
    information() {
      return value.map((y) => (y === 0 || y === categories - 1 ? 0.1 : 0.2));
    },
  };

  /** Difference of two logistic functions without cancellation at either end. */
  function probability(eta: number, y: number): number {
    if (y === 0) return logistic((cuts[1] as number) - eta);
    const upper = eta - (cuts[y] as number);
    if (y + 1 === categories) return logistic(upper);
    const lower = eta - (cuts[y + 1] as number);
    return logistic(upper) * logistic(-lower) * -Math.expm1(lower - upper);
  }
}

import { type ItemShape, type Likelihood, logistic, logLogistic } from './likelihood.js';

/**
 * Ordered categories 0..K-1, K > 2, by a cumulative logit: P(value >= j) = logistic((predictor - cut j) / noise), with the first cut at
 * zero, the second at one and each next one exp(increment) higher: the unit of the predictor is the width of category 1.
 * Own parameters: log noise (N(-1, 1)), K-3 log increments (N(0, 0.5)).
 */
export function ordinalLikelihood({ cells, categories }: ItemShape): Likelihood {
  const { value } = cells;
  const n = value.length;
  const cuts = new Float64Array(categories);

  const placeCuts = (parameters: Float64Array) => {
    cuts[1] = 0;
    cuts[2] = 1;
    for (let j = 3; j < categories; j++)
      cuts[j] = (cuts[j - 1] as number) + Math.exp(parameters[j - 2] as number);
  };

  return {
    own: [
      { name: 'log_noise', mean: -1, sd: 1 },
      ...Array.from({ length: categories - 3 }, (_, j) => ({
        name: `log_increment.${j + 2}`,
        mean: 0,
        sd: 0.5,
      })),
    ],
    logDensity(predictor, parameters, dPredictor, dOwn) {
      placeCuts(parameters);
      const noise = Math.exp(parameters[0] as number);
      let log = 0;
      for (let c = 0; c < n; c++) {
        const y = value[c] as number;
        const eta = predictor[c] as number;
        const lower = y === 0 ? Number.POSITIVE_INFINITY : (eta - (cuts[y] as number)) / noise;
        const upper =
          y + 1 === categories ? Number.NEGATIVE_INFINITY : (eta - (cuts[y + 1] as number)) / noise;
        const share = -Math.expm1(upper - lower);
        log += logLogistic(lower) + logLogistic(-upper) + Math.log(share);
        // Derivatives by either bound, each as a ratio that keeps its digits far out.
        const dLower = y === 0 ? 0 : ratio(-lower, -upper, share);
        const dUpper = y + 1 === categories ? 0 : -ratio(upper, lower, share);
        dPredictor[c]! += (dLower + dUpper) / noise;
        if (y > 0) cutBack(y, -dLower / noise, parameters, dOwn);
        if (y + 1 < categories) cutBack(y + 1, -dUpper / noise, parameters, dOwn);
        if (y > 0) dOwn[0]! -= dLower * lower;
        if (y + 1 < categories) dOwn[0]! -= dUpper * upper;
      }
      return log;
    },
    simulate(predictor, parameters, random) {
      placeCuts(parameters);
      const noise = Math.exp(parameters[0] as number);
      return predictor.map((eta) => {
        const u = random();
        let y = 0;
        while (y + 1 < categories && u < logistic((eta - (cuts[y + 1] as number)) / noise)) y++;
        return y;
      });
    },
    // Flat between its cuts: a state that stays in one category is known to a width only, one that changes stands at a cut.
    information(parameters, member) {
      const precision = Math.exp(-2 * (parameters[0] as number));
      const seen = new Map<number, { cells: number; sum: number; squares: number }>();
      value.forEach((y, c) => {
        const state = seen.get(member[c] as number) ?? { cells: 0, sum: 0, squares: 0 };
        state.cells += 1;
        state.sum += y;
        state.squares += y * y;
        seen.set(member[c] as number, state);
      });
      return value.map((_, c) => {
        const { cells, sum, squares } = seen.get(member[c] as number) as {
          cells: number;
          sum: number;
          squares: number;
        };
        return Math.min(0.25, squares / cells - (sum / cells) ** 2) * precision;
      });
    },
  };
}

/** logistic(a) / (logistic(b) share), by logarithms where logistic(b) has lost its digits or is nought. */
function ratio(a: number, b: number, share: number): number {
  const below = logistic(b);
  if (below > 1e-290) return logistic(a) / (below * share);
  return Math.exp(logLogistic(a) - logLogistic(b)) / share;
}

/** A cut moves with every increment below it. */
function cutBack(cut: number, d: number, parameters: Float64Array, dOwn: Float64Array): void {
  for (let j = 1; j < cut - 1; j++) dOwn[j]! += d * Math.exp(parameters[j] as number);
}

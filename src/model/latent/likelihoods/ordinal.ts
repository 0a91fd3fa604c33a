import { LogProduct } from '../../../stats/index.js';
import { type ItemShape, type Likelihood, logistic, logLogistic, tallyByMember } from './likelihood.js';

/**
 * Ordered categories 0..K-1, K > 2, by a cumulative logit: P(value >= j) = logistic((predictor - cut j) / noise), with the first cut at
 * zero, the second at one and each next one exp(increment) higher: the unit of the predictor is the width of category 1.
 * Own parameters: log noise (N(-1, 1)), K-3 log increments (N(0, 0.5)).
 */
export function ordinalLikelihood({ cells, categories }: ItemShape): Likelihood {
  const { value } = cells;
  const n = value.length;
  /** Cut j is the lower bound of category j; the outermost are never asked for. */
  const cuts = new Float64Array(categories + 1);
  const [shares, logShares] = [new Float64Array(categories), new Float64Array(categories)];

  const placeCuts = (parameters: Float64Array) => {
    cuts[1] = 0;
    cuts[2] = 1;
    for (let j = 3; j < categories; j++)
      cuts[j] = (cuts[j - 1] as number) + Math.exp(parameters[j - 2] as number);
  };

  /** What an inner category takes of logistic(lower) logistic(-upper): 1 - exp(-width). */
  const placeShares = (noise: number) => {
    for (let y = 1; y + 1 < categories; y++) {
      shares[y] = -Math.expm1(((cuts[y] as number) - (cuts[y + 1] as number)) / noise);
      logShares[y] = Math.log(shares[y] as number);
    }
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
      placeShares(noise);
      const products = new LogProduct();
      let log = 0;
      for (let c = 0; c < n; c++) {
        const y = value[c] as number;
        const eta = predictor[c] as number;
        const lower = (eta - (cuts[y] as number)) / noise;
        const upper = (eta - (cuts[y + 1] as number)) / noise;
        // P = logistic(lower) logistic(-upper) share, of which the outer categories have one factor.
        let dLower = 0;
        let dUpper = 0;
        if (y === 0) {
          log += Math.min(-upper, 0);
          products.times(1 + Math.exp(-Math.abs(upper)));
          dUpper = -logistic(upper);
        } else if (y + 1 === categories) {
          log += Math.min(lower, 0);
          products.times(1 + Math.exp(-Math.abs(lower)));
          dLower = logistic(-lower);
        } else {
          const share = shares[y] as number;
          log += Math.min(lower, 0) + Math.min(-upper, 0) + (logShares[y] as number);
          products.times((1 + Math.exp(-Math.abs(lower))) * (1 + Math.exp(-Math.abs(upper))));
          dLower = ratio(-lower, -upper, share);
          dUpper = -ratio(upper, lower, share);
        }
        dPredictor[c]! += (dLower + dUpper) / noise;
        if (y > 0) {
          cutBack(y, -dLower / noise, parameters, dOwn);
          dOwn[0]! -= dLower * lower;
        }
        if (y + 1 < categories) {
          cutBack(y + 1, -dUpper / noise, parameters, dOwn);
          dOwn[0]! -= dUpper * upper;
        }
      }
      return log - products.log;
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
      const { cells, sum, squares } = tallyByMember(value, member);
      return value.map((_, c) => {
        const m = member[c] as number;
        const n = cells[m] as number;
        return Math.min(0.25, (squares[m] as number) / n - ((sum[m] as number) / n) ** 2) * precision;
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

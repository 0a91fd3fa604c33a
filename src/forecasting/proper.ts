import type { Prediction } from './forecaster.js';

/** Minus the logarithm of the probability of what came (Good 1952). */
export const logLoss = (prediction: Prediction, outcome: number): number =>
  -Math.log(prediction[Math.min(outcome, prediction.length - 1)] as number);

/** Ranked probability loss (Epstein 1969); for yes or no that of Brier (1950), (p - y) squared. */
export function rankedLoss(prediction: Prediction, outcome: number): number {
  let below = 0;
  let sum = 0;
  for (let k = 0; k < prediction.length - 1; k++) {
    below += prediction[k] as number;
    sum += (below - (outcome <= k ? 1 : 0)) ** 2;
  }
  return sum;
}

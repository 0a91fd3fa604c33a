import { addPoint, copyVariance, type RunningVariance, startVariance } from './running-variance.js';
import type { Candidate } from './trajectory.js';

/**
 * What a diagonal metric is learned from. `variances`: those of the draws, as Stan does. `fisher`: those of draws and gradients, each inverse
 * metric the ratio of their standard deviations, which makes the preconditioned density closest to a standard normal in Fisher divergence
 * (Seyboldt, Carlson and Carpenter 2026, arXiv 2603.18845). The first fits the widest excursions of a heavy tail, the second the curvature as well, so that
 * steps are longer where tails are heavy; for independent normal coordinates both are the variance.
 */
export type MetricRule = 'variances' | 'fisher';

/** Draws and gradients of a window of the warm-up; gradients only where the rule asks for them. */
export interface Learning {
  readonly draws: RunningVariance;
  readonly gradients: RunningVariance | null;
}

export function startLearning(dimension: number, rule: MetricRule): Learning {
  return {
    draws: startVariance(dimension),
    gradients: rule === 'fisher' ? startVariance(dimension) : null,
  };
}

export function learnFrom(
  { draws, gradients }: Learning,
  { position, gradient }: Pick<Candidate, 'position' | 'gradient'>,
): void {
  addPoint(draws, position);
  if (gradients) addPoint(gradients, gradient);
}

export function copyLearning({ draws, gradients }: Learning): Learning {
  return { draws: copyVariance(draws), gradients: gradients && copyVariance(gradients) };
}

/** Writes the inverse metric that was learned and starts anew. */
export function takeMetric({ draws, gradients }: Learning, inverseMetric: Float64Array): void {
  if (gradients) fisherMetric(draws, gradients, inverseMetric);
  else varianceMetric(draws, inverseMetric);
  for (const one of [draws, gradients]) {
    if (!one) continue;
    one.count = 0;
    one.mean.fill(0);
    one.squares.fill(0);
  }
}

/** Variances, drawn towards 1e-3 as if by five more draws (Stan's regularisation). */
function varianceMetric({ count, squares }: RunningVariance, inverseMetric: Float64Array): void {
  for (let i = 0; i < inverseMetric.length; i++)
    inverseMetric[i] = (count / (count + 5)) * (squares[i]! / (count - 1)) + 1e-3 * (5 / (count + 5));
}

/** A coordinate that did not move, or whose density is flat, keeps what it had. */
function fisherMetric(draws: RunningVariance, gradients: RunningVariance, inverseMetric: Float64Array): void {
  for (let i = 0; i < inverseMetric.length; i++) {
    const ratio = Math.sqrt(draws.squares[i]! / gradients.squares[i]!);
    if (ratio > 0 && Number.isFinite(ratio)) inverseMetric[i] = ratio;
  }
}

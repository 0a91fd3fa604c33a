import type { LogDensityAndGradient } from './density.js';
import type { PhasePoint } from './phase.js';

/**
 * One leapfrog step in place: half a step of the momentum, a step of the position, half a step of the momentum. Keeps
 * volume, goes back under a step of `-step`, and errs in the energy by the square of the step (Betancourt 2017,
 * arXiv 1701.02434, section 5). One evaluation of the gradient; `point` must hold that of where it starts.
 */
export function leapfrog(
  point: PhasePoint,
  step: number,
  inverseMetric: Float64Array,
  density: LogDensityAndGradient,
): void {
  const { position, momentum, gradient } = point;
  const half = step / 2;
  for (let i = 0; i < position.length; i++) {
    const moved = momentum[i]! + half * gradient[i]!;
    momentum[i] = moved;
    position[i] = position[i]! + step * inverseMetric[i]! * moved;
  }
  point.logDensity = density(position, gradient);
  for (let i = 0; i < position.length; i++) momentum[i] = momentum[i]! + half * gradient[i]!;
}

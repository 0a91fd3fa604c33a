import { leapfrog } from './leapfrog.js';
import { energyOf, type PhasePoint } from './phase.js';
import type { Candidate, Trajectory } from './trajectory.js';
import { movesApart } from './u-turn.js';
import { exchange, logAdd } from './weights.js';

/** A loss of energy beyond this is a divergence, as in Stan. */
const MAX_ENERGY_LOSS = 1000;

/**
 * Moves `point` by 2^depth steps. Writes one of the places passed, drawn by weight, to `drawn`, the momenta of the first
 * and the last to `begin` and `end`, their sum to `sum`, and leaves the log of the summed weights in `t.logWeight`.
 * False, with these undefined, if the steps diverged or turned back.
 */
export function growSubtree(
  t: Trajectory,
  point: PhasePoint,
  step: number,
  depth: number,
  drawn: Candidate,
  begin: Float64Array,
  end: Float64Array,
  sum: Float64Array,
): boolean {
  if (depth === 0) return takeStep(t, point, step, drawn, begin, end, sum);
  const { candidate, firstEnd, secondBegin, firstSum, secondSum } = t.levels[depth - 1]!;
  if (!growSubtree(t, point, step, depth - 1, drawn, begin, firstEnd, firstSum)) return false;
  const first = t.logWeight;
  if (!growSubtree(t, point, step, depth - 1, candidate, secondBegin, end, secondSum)) return false;
  const second = t.logWeight;
  t.logWeight = logAdd(first, second);
  if (t.random() < Math.exp(second - t.logWeight)) exchange(drawn, candidate);
  for (let i = 0; i < sum.length; i++) sum[i] = firstSum[i]! + secondSum[i]!;
  if (!movesApart(begin, end, firstSum, secondSum, t.inverseMetric)) return false;
  // Of two points, the checks across the joint are the one just made.
  if (depth === 1) return true;
  return (
    movesApart(begin, secondBegin, firstSum, secondBegin, t.inverseMetric) &&
    movesApart(firstEnd, end, firstEnd, secondSum, t.inverseMetric)
  );
}

function takeStep(
  t: Trajectory,
  point: PhasePoint,
  step: number,
  drawn: Candidate,
  begin: Float64Array,
  end: Float64Array,
  sum: Float64Array,
): boolean {
  leapfrog(point, step, t.inverseMetric, t.density);
  t.leapfrogs += 1;
  const energy = energyOf(point, t.inverseMetric);
  t.logWeight = t.energyAtStart - energy;
  t.acceptanceSum += Math.min(1, Math.exp(t.logWeight));
  t.divergent = -t.logWeight > MAX_ENERGY_LOSS;
  if (t.divergent) return false;
  drawn.position.set(point.position);
  drawn.gradient.set(point.gradient);
  drawn.logDensity = point.logDensity;
  drawn.energy = energy;
  begin.set(point.momentum);
  end.set(point.momentum);
  sum.set(point.momentum);
  return true;
}

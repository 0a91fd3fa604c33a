import { drawMomentum } from './momentum.js';
import { energyOf } from './phase.js';
import { growSubtree } from './subtree.js';
import type { Candidate, Trajectory } from './trajectory.js';
import { movesApart } from './u-turn.js';
import { exchange, logAdd } from './weights.js';

/**
 * One transition of the no-U-turn sampler: a trajectory doubles forward or backward in time until its ends turn towards
 * each other, and one of its points is drawn by its weight, the newer half preferred (Hoffman and Gelman 2014, JMLR 15;
 * multinomial weights and the criterion on summed momenta: Betancourt 2017, arXiv 1701.02434, appendix A; the two checks
 * across the joint: Stan reference manual, "MCMC sampling"). Leaves the draw in `t.sample`.
 */
export function transition(t: Trajectory): void {
  begin(t);
  let logWeight = 0;
  while (t.depth < t.maxTreeDepth) {
    const onward = t.random() > 0.5;
    const moving = onward ? t.forward : t.backward;
    const resting = onward ? t.backward : t.forward;
    t.oldEnd.set(moving.momentum);
    const step = onward ? t.stepSize : -t.stepSize;
    if (!growSubtree(t, moving, step, t.depth, t.candidate, t.newBegin, t.newEnd, t.newSum)) break;
    t.depth += 1;
    if (t.random() < Math.exp(t.logWeight - logWeight)) exchange(t.sample, t.candidate);
    logWeight = logAdd(logWeight, t.logWeight);
    const goesOn =
      movesApart(resting.momentum, t.newEnd, t.oldSum, t.newSum, t.inverseMetric) &&
      movesApart(resting.momentum, t.newBegin, t.oldSum, t.newBegin, t.inverseMetric) &&
      movesApart(t.oldEnd, t.newEnd, t.oldEnd, t.newSum, t.inverseMetric);
    if (!goesOn) break;
    for (let i = 0; i < t.oldSum.length; i++) t.oldSum[i] = t.oldSum[i]! + t.newSum[i]!;
  }
}

function begin(t: Trajectory): void {
  drawMomentum(t.forward.momentum, t.inverseMetric, t.random);
  place(t.sample, t.forward);
  place(t.sample, t.backward);
  t.backward.momentum.set(t.forward.momentum);
  t.oldSum.set(t.forward.momentum);
  t.energyAtStart = energyOf(t.forward, t.inverseMetric);
  t.sample.energy = t.energyAtStart;
  t.acceptanceSum = 0;
  t.leapfrogs = 0;
  t.divergent = false;
  t.depth = 0;
}

/** Puts a point where the chain is, its momentum left as it was. */
export function place(from: Candidate, to: Trajectory['forward']): void {
  to.position.set(from.position);
  to.gradient.set(from.gradient);
  to.logDensity = from.logDensity;
}

import { leapfrog } from './leapfrog.js';
import { drawMomentum } from './momentum.js';
import { energyOf } from './phase.js';
import type { Trajectory } from './trajectory.js';
import { place } from './transition.js';

const LOG_TARGET = Math.log(0.8);

/**
 * A step size at which one step is accepted about four times in five: doubled or halved from `t.stepSize` until it
 * passes that mark (Hoffman and Gelman 2014, algorithm 4, with Stan's 0.8). Returns the number of steps tried.
 */
export function findStepSize(t: Trajectory): number {
  let tried = 0;
  const accepted = () => {
    tried += 1;
    return logAcceptanceOfStep(t) > LOG_TARGET;
  };
  const grows = accepted();
  while (accepted() === grows) {
    t.stepSize *= grows ? 2 : 0.5;
    if (t.stepSize > 1e7) throw new Error('the density does not fall off: steps of 10 million are accepted');
    if (t.stepSize === 0)
      throw new Error('no step is small enough: the density or its gradient is not smooth');
  }
  return tried;
}

function logAcceptanceOfStep(t: Trajectory): number {
  place(t.sample, t.forward);
  drawMomentum(t.forward.momentum, t.inverseMetric, t.random);
  const before = energyOf(t.forward, t.inverseMetric);
  leapfrog(t.forward, t.stepSize, t.inverseMetric, t.density);
  return before - energyOf(t.forward, t.inverseMetric);
}

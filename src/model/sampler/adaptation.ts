import type { Checkpoint } from './checkpoint.js';
import { averagedStepSize, type DualAveraging, learnStepSize, startAveraging } from './dual-averaging.js';
import type { Settings } from './options.js';
import { addPosition, type RunningVariance, startVariance, takeVariance } from './running-variance.js';
import { findStepSize } from './step-size.js';
import type { Trajectory } from './trajectory.js';
import { adaptationWindows, type Windows } from './windows.js';

/** What the warm-up has learned so far. */
export interface Adaptation {
  readonly windows: Windows;
  averaging: DualAveraging;
  readonly variance: RunningVariance;
}

export function startAdaptation(t: Trajectory, { warmup }: Settings): Adaptation {
  return {
    windows: adaptationWindows(warmup),
    averaging: startAveraging(t.stepSize),
    variance: startVariance(t.inverseMetric.length),
  };
}

/** Takes up what another run of the chain had learned; the checkpoint is left as it is. */
export function resumeAdaptation({ settings, averaging, variance }: Checkpoint): Adaptation {
  return {
    windows: adaptationWindows(settings.warmup),
    averaging: { ...averaging },
    variance: copyVariance(variance),
  };
}

export function copyVariance({ count, mean, squares }: RunningVariance): RunningVariance {
  return { count, mean: mean.slice(), squares: squares.slice() };
}

/** Learns from transition number `iteration` of the warm-up; returns the evaluations of the gradient this took. */
export function adapt(a: Adaptation, t: Trajectory, iteration: number, settings: Settings): number {
  t.stepSize = learnStepSize(a.averaging, t.acceptanceSum / t.leapfrogs, settings.targetAcceptance);
  const { start, ends } = a.windows;
  let gradients = 0;
  if (iteration >= start && iteration <= (ends.at(-1) ?? -1)) addPosition(a.variance, t.sample.position);
  if (ends.includes(iteration)) {
    takeVariance(a.variance, t.inverseMetric);
    gradients = findStepSize(t);
    a.averaging = startAveraging(t.stepSize);
  }
  if (iteration === settings.warmup - 1) t.stepSize = averagedStepSize(a.averaging);
  return gradients;
}

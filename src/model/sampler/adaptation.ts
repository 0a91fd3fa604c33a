import type { Checkpoint } from './checkpoint.js';
import { averagedStepSize, type DualAveraging, learnStepSize, startAveraging } from './dual-averaging.js';
import { copyLearning, type Learning, learnFrom, startLearning, takeMetric } from './metric.js';
import type { Settings } from './options.js';
import { findStepSize } from './step-size.js';
import type { Trajectory } from './trajectory.js';
import { adaptationWindows, type Windows } from './windows.js';

/** What the warm-up has learned so far. */
export interface Adaptation {
  readonly windows: Windows;
  averaging: DualAveraging;
  readonly learning: Learning;
}

export function startAdaptation(t: Trajectory, { warmup, metric }: Settings): Adaptation {
  return {
    windows: adaptationWindows(warmup),
    averaging: startAveraging(t.stepSize),
    learning: startLearning(t.inverseMetric.length, metric),
  };
}

/** Takes up what another run of the chain had learned; the checkpoint is left as it is. */
export function resumeAdaptation({ settings, averaging, learning }: Checkpoint): Adaptation {
  return {
    windows: adaptationWindows(settings.warmup),
    averaging: { ...averaging },
    learning: copyLearning(learning),
  };
}

/** Learns from transition number `iteration` of the warm-up; returns the evaluations of the gradient this took. */
export function adapt(a: Adaptation, t: Trajectory, iteration: number, settings: Settings): number {
  t.stepSize = learnStepSize(a.averaging, t.acceptanceSum / t.leapfrogs, settings.targetAcceptance);
  const { start, ends } = a.windows;
  let gradients = 0;
  if (iteration >= start && iteration <= (ends.at(-1) ?? -1)) learnFrom(a.learning, t.sample);
  if (ends.includes(iteration)) {
    takeMetric(a.learning, t.inverseMetric);
    gradients = findStepSize(t);
    a.averaging = startAveraging(t.stepSize);
  }
  if (iteration === settings.warmup - 1) t.stepSize = averagedStepSize(a.averaging);
  return gradients;
}

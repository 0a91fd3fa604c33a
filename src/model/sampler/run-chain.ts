import { stream } from '../../stats/rng.js';
import { type Adaptation, adapt, copyVariance, resumeAdaptation, startAdaptation } from './adaptation.js';
import type { Chain } from './chain.js';
import { ChainError } from './chain-error.js';
import type { Checkpoint } from './checkpoint.js';
import type { LogDensityAndGradient } from './density.js';
import { type Keep, type SampleOptions, type Settings, settingsOf } from './options.js';
import { copyRecord, emptyRecord, firstRows, type Recorded, recordDraw } from './record.js';
import { evaluate, start } from './start.js';
import { findStepSize } from './step-size.js';
import { makeTrajectory, type Trajectory } from './trajectory.js';
import { transition } from './transition.js';

/** A chain on its way. */
interface Run {
  readonly chain: number;
  readonly settings: Settings;
  readonly keep: Keep;
  readonly trajectory: Trajectory;
  readonly adaptation: Adaptation;
  readonly recorded: Recorded;
  iteration: number;
  gradients: number;
  divergences: number;
}

/** Runs or goes on with one chain; see {@link sample}. Throws a ChainError that names it. */
export function runChain(
  density: LogDensityAndGradient,
  dimension: number,
  chain: number,
  options: SampleOptions,
): Chain {
  const settings = settingsOf(options);
  try {
    const run = begin(density, dimension, chain, settings, options);
    const iterations = settings.warmup + settings.draws;
    const { onProgress, onCheckpoint, checkpointEvery = 100 } = options;
    while (run.iteration < iterations) {
      iterate(run);
      onProgress?.({
        chain,
        iteration: run.iteration,
        iterations,
        warmup: run.iteration <= settings.warmup,
        divergences: run.divergences,
        leapfrogs: run.gradients,
      });
      if (onCheckpoint && (run.iteration % checkpointEvery === 0 || run.iteration === iterations))
        onCheckpoint(checkpointOf(run));
    }
    return chainOf(run);
  } catch (error) {
    throw new ChainError(chain, (error as Error).message);
  }
}

function begin(
  density: LogDensityAndGradient,
  dimension: number,
  chain: number,
  settings: Settings,
  options: SampleOptions,
): Run {
  const t = makeTrajectory(density, dimension, settings.maxTreeDepth);
  const keep = options.keep ?? { size: dimension, write: (position, out) => out.set(position) };
  const recorded = emptyRecord(settings.draws, keep.size);
  const run = { chain, settings, keep, trajectory: t, recorded };
  const from = options.resume?.[chain];
  if (from) {
    goOn(t, recorded, from, chain, settings);
    const divergences = from.recorded.divergent.reduce((sum, one) => sum + one, 0);
    const { iteration, gradients } = from;
    return { ...run, adaptation: resumeAdaptation(from), iteration, gradients, divergences };
  }
  const tried = start(t, chain, options);
  if (options.inverseMetric) t.inverseMetric.set(options.inverseMetric);
  t.random = stream(settings.seed, 'chain', chain, 'step size');
  const gradients = tried + findStepSize(t);
  return { ...run, adaptation: startAdaptation(t, settings), iteration: 0, gradients, divergences: 0 };
}

function goOn(t: Trajectory, recorded: Recorded, from: Checkpoint, chain: number, settings: Settings): void {
  const mine = JSON.stringify({ chain, dimension: t.sample.position.length, settings });
  const its = JSON.stringify({ chain: from.chain, dimension: from.dimension, settings: from.settings });
  if (mine !== its) throw new Error(`the checkpoint is of another run: ${its} instead of ${mine}`);
  t.sample.position.set(from.position);
  evaluate(t);
  t.stepSize = from.stepSize;
  t.inverseMetric.set(from.inverseMetric);
  copyRecord(from.recorded, recorded);
}

function iterate(run: Run): void {
  const { trajectory: t, settings, chain, iteration } = run;
  t.random = stream(settings.seed, 'chain', chain, iteration);
  transition(t);
  run.gradients += t.leapfrogs;
  if (iteration < settings.warmup) run.gradients += adapt(run.adaptation, t, iteration, settings);
  else {
    recordDraw(run.recorded, iteration - settings.warmup, t, run.keep);
    if (t.divergent) run.divergences += 1;
  }
  run.iteration += 1;
}

function checkpointOf(run: Run): Checkpoint {
  const { chain, settings, trajectory: t, adaptation, iteration, gradients } = run;
  return {
    chain,
    dimension: t.sample.position.length,
    settings,
    iteration,
    position: t.sample.position.slice(),
    stepSize: t.stepSize,
    inverseMetric: t.inverseMetric.slice(),
    averaging: { ...adaptation.averaging },
    variance: copyVariance(adaptation.variance),
    recorded: firstRows(run.recorded, Math.max(0, iteration - settings.warmup), run.keep.size),
    gradients,
  };
}

function chainOf({ settings, keep, trajectory, recorded, gradients }: Run): Chain {
  return {
    ...recorded,
    size: keep.size,
    stepSize: trajectory.stepSize,
    inverseMetric: trajectory.inverseMetric,
    maxTreeDepth: settings.maxTreeDepth,
    gradients,
  };
}

import type { Random } from '../../stats/rng.js';
import type { LogDensityAndGradient } from './density.js';
import { type PhasePoint, phasePoint } from './phase.js';

/** A place that may become the draw. */
export interface Candidate {
  position: Float64Array;
  gradient: Float64Array;
  logDensity: number;
  energy: number;
}

/** What the two halves of a subtree leave behind until they are joined. */
export interface Level {
  readonly candidate: Candidate;
  /** Momentum where the first half ends, and where the second begins. */
  readonly firstEnd: Float64Array;
  readonly secondBegin: Float64Array;
  /** Sums of the momenta of either half. */
  readonly firstSum: Float64Array;
  readonly secondSum: Float64Array;
}

/** All that a transition needs, made once per chain: nothing is allocated while trajectories grow. */
export interface Trajectory {
  readonly density: LogDensityAndGradient;
  readonly inverseMetric: Float64Array;
  readonly maxTreeDepth: number;
  stepSize: number;
  random: Random;
  /** The state of the chain: where a transition starts, and afterwards its draw. */
  readonly sample: Candidate;
  readonly forward: PhasePoint;
  readonly backward: PhasePoint;
  readonly levels: readonly Level[];
  readonly candidate: Candidate;
  readonly oldEnd: Float64Array;
  readonly newBegin: Float64Array;
  readonly newEnd: Float64Array;
  readonly oldSum: Float64Array;
  readonly newSum: Float64Array;
  energyAtStart: number;
  /** Log of the summed weight of the subtree that grew last. */
  logWeight: number;
  acceptanceSum: number;
  leapfrogs: number;
  divergent: boolean;
  depth: number;
}

export function makeTrajectory(
  density: LogDensityAndGradient,
  dimension: number,
  maxTreeDepth: number,
): Trajectory {
  const vector = () => new Float64Array(dimension);
  const candidate = (): Candidate => ({ position: vector(), gradient: vector(), logDensity: 0, energy: 0 });
  return {
    density,
    inverseMetric: vector().fill(1),
    maxTreeDepth,
    stepSize: 1,
    random: () => Number.NaN,
    sample: candidate(),
    forward: phasePoint(dimension),
    backward: phasePoint(dimension),
    levels: Array.from({ length: maxTreeDepth - 1 }, () => ({
      candidate: candidate(),
      firstEnd: vector(),
      secondBegin: vector(),
      firstSum: vector(),
      secondSum: vector(),
    })),
    candidate: candidate(),
    oldEnd: vector(),
    newBegin: vector(),
    newEnd: vector(),
    oldSum: vector(),
    newSum: vector(),
    energyAtStart: 0,
    logWeight: 0,
    acceptanceSum: 0,
    leapfrogs: 0,
    divergent: false,
    depth: 0,
  };
}

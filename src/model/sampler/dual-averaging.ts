const SHRINKAGE = 0.05;
const STABILITY = 10;
const DECAY = 0.75;

/** State of the search for a step size; plain data. */
export interface DualAveraging {
  /** Log of the step size that the search is drawn to. */
  centre: number;
  count: number;
  /** Weighted mean of target minus acceptance. */
  shortfall: number;
  /** Weighted mean of the log step sizes. */
  logStep: number;
}

/** Starts anew around ten times `stepSize`, so that larger steps, which cost less, are tried first. */
export function startAveraging(stepSize: number): DualAveraging {
  return { centre: Math.log(10 * stepSize), count: 0, shortfall: 0, logStep: 0 };
}

/**
 * Learns from one acceptance and gives the next step size to try (Nesterov 2009; Hoffman and Gelman 2014, section
 * 3.2.1, with gamma 0.05, t0 10, kappa 0.75).
 */
export function learnStepSize(state: DualAveraging, acceptance: number, target: number): number {
  state.count += 1;
  const weight = 1 / (state.count + STABILITY);
  state.shortfall = (1 - weight) * state.shortfall + weight * (target - acceptance);
  const logStep = state.centre - (state.shortfall * Math.sqrt(state.count)) / SHRINKAGE;
  const share = state.count ** -DECAY;
  state.logStep = share * logStep + (1 - share) * state.logStep;
  return Math.exp(logStep);
}

/** The step size for after the warm-up. */
export function averagedStepSize(state: DualAveraging): number {
  return Math.exp(state.logStep);
}

import type { HypothesisRules } from '../types.js';

/** Shares of data sets simulated under one truth. */
export interface SpreadPower {
  /** Of those the null falls in: p below alpha. */
  readonly rejects: number;
  /** Of those the rule says *supported* in: the null falls, and the interval of the spread lies above the rope. */
  readonly supports: number;
}

/** One simulated data set; its posterior is dear, and asked for only where the null has fallen. */
export interface Simulated {
  readonly p: number;
  readonly spread: () => { readonly q5: number };
}

/** Simulated data sets whose posterior is drawn up where no table of one serves another; a share of 0.5 has a standard error of 0.05. */
export const EXAMINED = 100;

/**
 * Operating characteristics of the rule for spreads. The rule asks for more than a null that falls, so that power against the null alone
 * overstates what the test can say.
 * @param examined of the repeats, those whose posterior is drawn up; `supports` is a share of these
 */
export function spreadPower(
  { alpha, stratified: { rope } }: HypothesisRules,
  repeats: number,
  simulate: () => Simulated,
  examined = repeats,
): SpreadPower {
  let [rejected, supported] = [0, 0];
  for (let i = 0; i < repeats; i++) {
    const { p, spread } = simulate();
    if (p >= alpha) continue;
    rejected += 1;
    if (i < examined && spread().q5 > rope) supported += 1;
  }
  return { rejects: rejected / repeats, supports: supported / examined };
}

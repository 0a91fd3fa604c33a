import { mean, normalCdf, standardDeviation } from '../stats/index.js';

/** One statement on a quantity, with its posterior draws: above zero (`rope` null), or within the rope. */
export interface Part {
  readonly draws: Float64Array;
  readonly rope: number | null;
}

export const above = (draws: Float64Array): Part => ({ draws, rope: null });
export const within = (draws: Float64Array, rope: number): Part => ({ draws, rope });

/** How often a rule of several parts says what, and whether any outcome could make it say supported. */
export interface Chances {
  readonly supported: number;
  readonly contradicted: number;
  readonly reachable: boolean;
}

/**
 * Operating characteristics of a rule that asks every part for a posterior probability, at the errors of the posterior at hand. A data set
 * yet to come is taken to give normal posteriors of the same deviations, whose means err about the truths as the draws do about their own
 * mean, all parts together, so that errors that go together do so here. Every draw is one such data set: nothing is random.
 */
export function chances(parts: readonly Part[], truths: readonly number[], certainty: number): Chances {
  const known = parts.map(({ draws, rope }) => ({
    draws,
    rope,
    centre: mean([...draws]),
    sd: standardDeviation([...draws]),
  }));
  const n = parts[0]?.draws.length ?? 0;
  let [supported, contradicted] = [0, 0];
  for (let d = 0; d < n; d++) {
    const held = known.map(({ draws, rope, centre, sd }, k) =>
      probability((truths[k] as number) + (draws[d] as number) - centre, sd, rope),
    );
    if (held.every((p) => p >= certainty)) supported += 1;
    else if (held.some((p) => 1 - p >= certainty)) contradicted += 1;
  }
  const reachable = known.every(({ sd, rope }) => rope === null || probability(0, sd, rope) >= certainty);
  return { supported: supported / n, contradicted: contradicted / n, reachable };
}

function probability(at: number, sd: number, rope: number | null): number {
  return rope === null ? normalCdf(at / sd) : normalCdf((rope - at) / sd) - normalCdf((-rope - at) / sd);
}

import { mean, normalCdf, standardDeviation } from '../stats/index.js';

/** One statement on a quantity, with its posterior draws: above zero (`rope` null), or within the rope. */
export interface Part {
  readonly draws: Float64Array;
  /** Standard deviation of its normal prior about zero. */
  readonly priorSd: number;
  readonly rope: number | null;
}

export const above = (draws: Float64Array, priorSd: number): Part => ({ draws, priorSd, rope: null });
export const within = (draws: Float64Array, priorSd: number, rope: number): Part => ({
  draws,
  priorSd,
  rope,
});

/** How often a rule of several parts says what, and whether any outcome could make it say supported. */
export interface Chances {
  readonly supported: number;
  readonly contradicted: number;
  readonly reachable: boolean;
}

/**
 * Operating characteristics of a rule that asks every part for a posterior probability, at the errors of the posterior at hand. Of a normal
 * prior about zero and a normal posterior of deviation s the record has the share w = 1 - s^2 / prior variance: over data sets to come
 * posterior means lie about w times the truth with deviation sqrt(w) s, so that a record that says nothing moves nothing. Their errors go
 * together as the draws do about their own mean. Every draw is one such data set: nothing is random.
 */
export function chances(parts: readonly Part[], truths: readonly number[], certainty: number): Chances {
  const known = parts.map(({ draws, priorSd, rope }) => {
    const sd = standardDeviation([...draws]);
    const share = Math.max(0, 1 - (sd / priorSd) ** 2);
    return { draws, rope, centre: mean([...draws]), sd, share };
  });
  const n = parts[0]?.draws.length ?? 0;
  let [supported, contradicted] = [0, 0];
  for (let d = 0; d < n; d++) {
    const held = known.map(({ draws, rope, centre, sd, share }, k) =>
      probability(
        share * (truths[k] as number) + Math.sqrt(share) * ((draws[d] as number) - centre),
        sd,
        rope,
      ),
    );
    if (held.every((p) => p >= certainty)) supported += 1;
    else if (held.some((p) => 1 - p >= certainty)) contradicted += 1;
  }
  const reachable = known.every(({ sd, rope, share }) =>
    rope === null ? share > 0 : probability(0, sd, rope) >= certainty,
  );
  return { supported: supported / n, contradicted: contradicted / n, reachable };
}

function probability(at: number, sd: number, rope: number | null): number {
  return rope === null ? normalCdf(at / sd) : normalCdf((rope - at) / sd) - normalCdf((-rope - at) / sd);
}

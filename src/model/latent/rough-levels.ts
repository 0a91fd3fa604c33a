import type { Likelihood } from './likelihoods/likelihood.js';

/** What the cells alone say of levels, by state: about normal around `estimate` with precision `information`, which may be nought. */
export interface RoughLevels {
  readonly estimate: Float64Array;
  readonly information: Float64Array;
}

/** Cells that share the levels: `rest` is all of their predictors that is not the level. */
export interface CellsOfLevels {
  readonly likelihood: Likelihood;
  readonly own: Float64Array;
  readonly rest: Float64Array;
  readonly member: Int32Array;
}

const ROUNDS = 60;
/** Steps become shorter round by round, since the information is rough and a step can go too far. */
const LONGEST = 2;
const SHORTENED = 0.93;

/**
 * Levels by Fisher scoring at values of everything else, drawn a little to `prior`, so that states of which all cells are nought have one as
 * well. Their information is how fast the slope falls around them, over a deviation to either side, and at most Fisher's: cells that
 * all lie at one end are a cliff, steep and on one side only. Rough: they choose coordinates, and what is sampled is the same whatever they are.
 */
export function roughLevels(
  sources: readonly CellsOfLevels[],
  size: number,
  prior: { readonly mean: number; readonly sd: number },
): RoughLevels {
  const precision = prior.sd ** -2;
  const fisher = fisherInformation(sources, size);
  const scale = fisher.map((said) => said + precision);
  const estimate = new Float64Array(size).fill(prior.mean);
  for (let round = 0; round < ROUNDS; round++) {
    const slope = slopesAt(sources, estimate);
    const longest = LONGEST * SHORTENED ** round;
    for (let m = 0; m < size; m++) {
      const pull = (slope[m] as number) + (prior.mean - (estimate[m] as number)) * precision;
      estimate[m]! += Math.max(-longest, Math.min(longest, pull / (scale[m] as number)));
    }
  }
  const deviation = scale.map((said) => 1 / Math.sqrt(said));
  const [above, below] = [1, -1].map((side) =>
    slopesAt(
      sources,
      estimate.map((level, m) => level + side * (deviation[m] as number)),
    ),
  ) as [Float64Array, Float64Array];
  const information = fisher.map((said, m) => {
    const fall = (below[m] as number) - (above[m] as number);
    return Math.max(0, Math.min(said, fall / (2 * (deviation[m] as number))));
  });
  return { estimate, information };
}

function fisherInformation(sources: readonly CellsOfLevels[], size: number): Float64Array {
  const sums = new Float64Array(size);
  for (const { likelihood, own, member } of sources) {
    addByMember(likelihood.information(own, member), member, sums);
  }
  return sums;
}

/** Derivative of the cells' log density by each level. */
function slopesAt(sources: readonly CellsOfLevels[], levels: Float64Array): Float64Array {
  const sums = new Float64Array(levels.length);
  for (const { likelihood, own, rest, member } of sources) {
    const predictor = rest.map((value, c) => value + (levels[member[c] as number] as number));
    const slopes = new Float64Array(rest.length);
    likelihood.logDensity(predictor, own, slopes, new Float64Array(own.length));
    addByMember(slopes, member, sums);
  }
  return sums;
}

function addByMember(values: Float64Array, member: Int32Array, sums: Float64Array): void {
  member.forEach((m, c) => {
    sums[m]! += values[c] as number;
  });
}

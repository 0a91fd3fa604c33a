import { bootstrapIntervals } from './bootstrap.js';
import type { Random } from './rng.js';
import type { SaltelliRuns } from './saltelli.js';

/** An estimate with the ends of its 90 % interval; null with fewer than ten rows. */
export interface SobolEstimate {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** The share of an output's variance that an input explains alone, and with all that it takes part in. */
export interface SobolIndex {
  readonly first: SobolEstimate;
  readonly total: SobolEstimate;
}

/**
 * First-order and total Sobol indices, `[output][input]`; null for an output that is the same in all rows of A and B.
 *
 * With mean *m* and variance *V* of A and B together, *n* rows, and *d* = f(AB) - f(A):
 * first = mean((f(B) - m) d) / V (Saltelli et al. 2010, Computer Physics Communications 181, 259-270, table 2 b; the mean taken
 * off leaves what is estimated and narrows its error), total = mean(d²) / 2V (Jansen 1999, Computer Physics Communications 117,
 * 35-43; table 2 f of Saltelli et al.). Both are as estimated: small first-order ones can come out below zero.
 * Intervals are by bootstrap over rows, the same resamples for all indices.
 */
export function sobolIndices(
  runs: SaltelliRuns,
  { resamples, random }: { readonly resamples: number; readonly random: Random },
): (SobolIndex[] | null)[] {
  const rows = runs.a[0]?.length ?? 0;
  const once = new Uint32Array(rows).fill(1);
  const outputs = runs.a.map((_, output) => toOutput(runs, output));
  const moving = outputs.filter((output) => varies(output, once));
  const all = (times: Uint32Array) => moving.flatMap((output) => estimate(output, times));
  const values = all(once);
  const bounds = bootstrapIntervals(rows, all, random, resamples);
  let at = 0;
  const next = (): SobolEstimate => {
    const value = values[at] as number;
    const { low, high } = bounds[at++] ?? { low: null, high: null };
    return { value, low, high };
  };
  return outputs.map((output) =>
    varies(output, once) ? output.differences.map(() => ({ first: next(), total: next() })) : null,
  );
}

/** The runs of one output. */
interface Output {
  readonly a: Float64Array;
  readonly b: Float64Array;
  /** f(AB) - f(A) by input. */
  readonly differences: readonly Float64Array[];
}

function toOutput(runs: SaltelliRuns, output: number): Output {
  const a = runs.a[output] as Float64Array;
  const differences = runs.ab.map((matrix) =>
    (matrix[output] as Float64Array).map((ab, row) => ab - a[row]!),
  );
  return { a, b: runs.b[output] as Float64Array, differences };
}

/** Whether an output differs among the rows that are counted; a variance of rounding errors would not tell. */
function varies({ a, b }: Output, times: Uint32Array): boolean {
  const some = a[times.findIndex((counted) => counted > 0)];
  return times.some((counted, row) => counted > 0 && (a[row] !== some || b[row] !== some));
}

/** First and total of each input in turn, each row counted so many times; null where the rows counted do not vary. */
function estimate(output: Output, times: Uint32Array): (number | null)[] {
  const { a, b, differences } = output;
  if (!varies(output, times)) return differences.flatMap(() => [null, null]);
  const { mean, variance } = momentsOf(a, b, times);
  return differences.flatMap((difference) => {
    let [first, total] = [0, 0];
    for (let row = 0; row < times.length; row++) {
      const counted = times[row]! * difference[row]!;
      first += counted * (b[row]! - mean);
      total += counted * difference[row]!;
    }
    return [first / times.length / variance, total / times.length / 2 / variance];
  });
}

function momentsOf(a: Float64Array, b: Float64Array, times: Uint32Array) {
  let [sum, squares] = [0, 0];
  for (let row = 0; row < times.length; row++) sum += times[row]! * (a[row]! + b[row]!);
  const mean = sum / (2 * times.length);
  for (let row = 0; row < times.length; row++)
    squares += times[row]! * ((a[row]! - mean) ** 2 + (b[row]! - mean) ** 2);
  return { mean, variance: squares / (2 * times.length) };
}

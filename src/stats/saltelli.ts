import type { Random } from './rng.js';

/** What a model gave at the rows of a design: `a[output][row]`, `b[output][row]` and `ab[input][output][row]`. */
export interface SaltelliRuns {
  readonly a: readonly Float64Array[];
  readonly b: readonly Float64Array[];
  readonly ab: readonly (readonly Float64Array[])[];
}

/**
 * Runs a model over the radial design of Saltelli et al. (2010, Computer Physics Communications 181, 259-270): two independent
 * matrices A and B of uniforms in [0, 1), and for each input A with the columns of that input from B. An input is as many
 * neighbouring columns as `widths` says, moved together, so that what takes several uniforms is one input. Costs
 * rows (inputs + 2) evaluations. Rows are independent, as a bootstrap over them needs; a quasi-random sequence has none that are.
 */
export function runSaltelli(
  model: (row: Float64Array) => ArrayLike<number>,
  widths: readonly number[],
  rows: number,
  random: Random,
): SaltelliRuns {
  const starts = widths.map((_, input) => sum(widths.slice(0, input)));
  const draw = () => Float64Array.from({ length: sum(widths) }, random);
  const runs = Array.from({ length: rows }, () => {
    const [a, b] = [draw(), draw()];
    const mixed = starts.map((start, input) => {
      const row = a.slice();
      row.set(b.subarray(start, start + (widths[input] as number)), start);
      return row;
    });
    return [a, b, ...mixed].map(model);
  });
  const [a, b, ...ab] = widths.concat(0, 0).map((_, matrix) => columns(runs, matrix));
  return { a: a as Float64Array[], b: b as Float64Array[], ab };
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** The outputs of one matrix, `[output][row]`. */
function columns(runs: readonly (readonly ArrayLike<number>[])[], matrix: number): Float64Array[] {
  return Array.from({ length: runs[0]?.[matrix]?.length ?? 0 }, (_, output) =>
    Float64Array.from(runs, (run) => run[matrix]?.[output] as number),
  );
}

import {
  midranks,
  type Random,
  runSaltelli,
  type SaltelliRuns,
  type SobolIndex,
  sobolIndices,
  standardDeviation,
  stream,
} from '../stats/index.js';
import { COMPOSITE_INPUTS, type CompositeInput, type Sensitivity } from '../types.js';
import type { Axis } from './axis.js';
import { CHOICES, choose } from './choices.js';
import { compose } from './compose.js';
import { canVary } from './composite.js';

/** Rows of the design: seven evaluations each. */
export const SENSITIVITY_ROWS = 256;
const RESAMPLES = 200;

/** What is said of one partner before it has its node and name. */
export type AxisSensitivity = Omit<Sensitivity, 'id' | 'name'>;

/**
 * Which choices the rank of each partner on an axis hangs on: Sobol indices of the rank of the composite among all reported
 * partners, 1 for the highest, ties sharing theirs. The choices are made from the distributions that its draws are made from, so
 * that what is divided is the variance of those ranks. A choice that moves no rank has a share of 0.
 */
export function rankSensitivity(axis: Axis, seed: number): AxisSensitivity[] {
  const { items, measure, partners } = axis;
  const open = canVary(items);
  const varying = COMPOSITE_INPUTS.map((input) => open[CHOICES[input].factor]);
  const runs = rankRuns(runDesign(axis, stream(seed, 'sensitivity', measure)));
  const random = stream(seed, 'sensitivity of resamples', measure);
  const indices = sobolIndices(runs, { resamples: RESAMPLES, random });
  return partners.map(({ partner, interval }, i) => {
    const found = indices[i] ?? null;
    const observed = interval !== null;
    const inputs = sharesOf(observed ? found : null, varying);
    return {
      axis: measure,
      partner,
      rankSd: observed ? standardDeviation([...(runs.a[i] ?? []), ...(runs.b[i] ?? [])]) : null,
      reason: observed ? (found ? null : 'its rank never varies') : 'not observed',
      leading: leadingOf(inputs),
      inputs,
    };
  });
}

/** Values of the composite over the design, every choice varied in turn. */
export function runDesign({ items, draws, partners }: Axis, random: Random): SaltelliRuns {
  const size = draws.values[0]?.length ?? 0;
  const widths = COMPOSITE_INPUTS.map((input) => CHOICES[input].width(items));
  return runSaltelli(
    (row) => compose(items, partners.length, choose(row, items, size)),
    widths,
    SENSITIVITY_ROWS,
    random,
  );
}

/** Each row's values replaced by their ranks. */
function rankRuns({ a, b, ab }: SaltelliRuns): SaltelliRuns {
  return { a: rankRows(a), b: rankRows(b), ab: ab.map(rankRows) };
}

function rankRows(values: readonly Float64Array[]): Float64Array[] {
  const ranks = values.map((column) => new Float64Array(column.length));
  for (let row = 0; row < (values[0]?.length ?? 0); row++)
    midranks(values.map((column) => column[row] as number)).forEach((rank, i) => {
      (ranks[i] as Float64Array)[row] = rank;
    });
  return ranks;
}

function sharesOf(found: readonly SobolIndex[] | null, varying: readonly boolean[]): Sensitivity['inputs'] {
  return Object.fromEntries(
    COMPOSITE_INPUTS.map((input, i) => [input, varying[i] ? (found?.[i] ?? null) : null]),
  ) as Sensitivity['inputs'];
}

function leadingOf(inputs: Sensitivity['inputs']): CompositeInput | null {
  const ends = (input: CompositeInput) => inputs[input]?.total ?? { low: 0, high: 0 };
  const leads = (input: CompositeInput) =>
    COMPOSITE_INPUTS.every(
      (other) => other === input || (ends(input).low as number) > (ends(other).high as number),
    );
  return COMPOSITE_INPUTS.find(leads) ?? null;
}

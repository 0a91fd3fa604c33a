import { type Random, simplex, stream } from '../stats/index.js';
import type { Draws, PartnerCode } from '../types.js';
import { type CompositeInputs, compose, type Item } from './compose.js';

/** What a composite leaves open, each drawn or held at its default. */
export interface Perturbation {
  /** Events are resampled. Default: as recorded. */
  readonly evidence: boolean;
  /** Weights are drawn from the simplex (SMAA-2). Default: equal. */
  readonly weights: boolean;
  /** Min-max or z, arithmetic or geometric, at random. Default: min-max, arithmetic. */
  readonly form: boolean;
  /** A missing item may lie anywhere on the observed scale. Default: its middle. */
  readonly missing: boolean;
}

export const ALL_OPEN: Perturbation = { evidence: true, weights: true, form: true, missing: true };
export const ALL_FIXED: Perturbation = { evidence: false, weights: false, form: false, missing: false };

export interface CompositeOptions {
  readonly measure: string;
  readonly partners: readonly PartnerCode[];
  readonly seed: number;
  readonly draws: number;
  readonly open: Perturbation;
}

/**
 * Draws of a composite on a scale of 0 to 100, the open choices drawn anew in each.
 * Partners without any observed item have only missing items and cover the whole scale.
 */
export function composite(items: readonly Item[], options: CompositeOptions): Draws {
  const { measure, partners, draws } = options;
  const values = partners.map(() => new Float64Array(draws));
  const next = inputsOf(items, options);
  for (let draw = 0; draw < draws; draw++)
    compose(items, partners.length, next(draw)).forEach((value, i) => {
      (values[i] as Float64Array)[draw] = value;
    });
  return { measure, partners, values };
}

/** The choices of one draw after another. */
function inputsOf(
  items: readonly Item[],
  { measure, partners, seed, open }: CompositeOptions,
): (draw: number) => CompositeInputs {
  const weightStream = stream(seed, 'weights', measure);
  const formStream = stream(seed, 'form', measure);
  const missingStreams = items.map(({ indicator, points }) =>
    points.map((point, i) =>
      point === null ? stream(seed, 'missing', indicator, partners[i] as string) : middle,
    ),
  );
  const equal = items.map(() => 1 / items.length);
  const middles = items.map(({ points }) => points.map(middle));
  return (draw) => ({
    evidence: open.evidence ? draw : null,
    weights: open.weights ? simplex(weightStream, items.length) : equal,
    ...(open.form ? formOf(formStream()) : formOf(0)),
    missing: open.missing ? missingStreams.map((row) => row.map((share) => share())) : middles,
  });
}

const middle: Random = () => 0.5;

/** Two choices of one draw: halves of the unit interval normalise, halves of each half aggregate. */
function formOf(u: number): Pick<CompositeInputs, 'normalisation' | 'aggregation'> {
  return {
    normalisation: u < 0.5 ? 'min-max' : 'z',
    aggregation: u % 0.5 < 0.25 ? 'arithmetic' : 'geometric',
  };
}

/** Which choices can move a composite of these items at all. */
export function canVary(items: readonly Item[]): Record<keyof Perturbation, boolean> {
  return {
    evidence: items.some((item) =>
      item.resampled.some((draws, i) => draws?.some((value) => value !== item.points[i])),
    ),
    weights: items.length > 1,
    form: items.length > 0,
    missing: items.some(({ points }) => points.includes(null)),
  };
}

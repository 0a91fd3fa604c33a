import { normalCdf, simplex, stream } from '../stats/index.js';
import type { Draws, PartnerCode } from '../types.js';
import { type Scale, scaleOf } from './scale.js';

/** One item of a composite: per partner its value under resampling, or null where nothing was observed. */
export interface Item {
  readonly indicator: string;
  readonly direction: 1 | -1;
  /** The scale of the values as recorded; each draw has its own. */
  readonly scale: Scale;
  readonly points: readonly (number | null)[];
  readonly resampled: readonly (Float64Array | null)[];
}

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

/** Below this a normalised value does not fall in a geometric mean, so that one zero does not decide everything. */
const GEOMETRIC_FLOOR = 0.01;

interface Form {
  readonly normalisation: 'min-max' | 'z';
  readonly aggregation: 'arithmetic' | 'geometric';
}

/**
 * Draws of a composite on a scale of 0 to 100, by the steps of the OECD/JRC handbook (2008): normalise, weight, aggregate.
 * Partners without any observed item have only missing items and cover the whole scale.
 */
export function composite(items: readonly Item[], options: CompositeOptions): Draws {
  const { measure, partners, seed, draws, open } = options;
  const weightStream = stream(seed, 'weights', measure);
  const formStream = stream(seed, 'form', measure);
  const values = partners.map(() => new Float64Array(draws));
  const missing = items.map((item) =>
    item.points.map((_, i) => stream(seed, 'missing', item.indicator, partners[i] as string)),
  );
  const equal = items.map(() => 1 / items.length);

  for (let draw = 0; draw < draws; draw++) {
    const weights = open.weights ? simplex(weightStream, items.length) : equal;
    const form = open.form
      ? drawForm(formStream())
      : ({ normalisation: 'min-max', aggregation: 'arithmetic' } as const);
    const columns = items.map((item, k) => {
      const share = (i: number) => (open.missing ? (missing[k]?.[i]?.() as number) : 0.5);
      const raw = open.evidence ? drawItem(item, draw) : item.points;
      // As recorded, the scale is the recorded one and needs not be found again.
      const scale = (open.evidence && scaleOf(raw.filter((value) => value !== null))) || item.scale;
      return normalise(raw, item.direction, scale, share, form.normalisation);
    });
    partners.forEach((_, i) => {
      (values[i] as Float64Array)[draw] = 100 * aggregate(columns, i, weights, form.aggregation);
    });
  }
  return { measure, partners, values };
}

function drawForm(u: number): Form {
  return {
    normalisation: u < 0.5 ? 'min-max' : 'z',
    aggregation: u % 0.5 < 0.25 ? 'arithmetic' : 'geometric',
  };
}

/** The values of an item in one draw. */
function drawItem({ points, resampled }: Item, draw: number): (number | null)[] {
  return points.map((point, i) => (point === null ? null : (resampled[i]?.[draw] ?? point)));
}

/**
 * To 0-1, high meaning more of the measure, on the scale of the draw; z-scores go through the normal distribution
 * function. A missing value takes its `share` of the way along the observed range.
 */
function normalise(
  raw: readonly (number | null)[],
  direction: Item['direction'],
  scale: Scale,
  share: (i: number) => number,
  kind: Form['normalisation'],
): number[] {
  return raw.map((value, i) => {
    const filled = value ?? scale.min + share(i) * (scale.max - scale.min);
    if (kind === 'z') return normalCdf((direction * (filled - scale.mean)) / scale.sd);
    const position = (filled - scale.min) / (scale.max - scale.min);
    return direction === 1 ? position : 1 - position;
  });
}

/** The weighted mean of one partner's place in every column. */
function aggregate(
  columns: readonly (readonly number[])[],
  partner: number,
  weights: readonly number[],
  kind: Form['aggregation'],
): number {
  const geometric = kind === 'geometric';
  let total = 0;
  for (let k = 0; k < columns.length; k++) {
    const value = columns[k]?.[partner] as number;
    total += (weights[k] as number) * (geometric ? Math.log(Math.max(value, GEOMETRIC_FLOOR)) : value);
  }
  return geometric ? Math.exp(total) : total;
}

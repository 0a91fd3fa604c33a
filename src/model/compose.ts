import { normalCdf } from '../stats/index.js';
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

/** Every uncertain choice of a composite, made. */
export interface CompositeInputs {
  /** The draw of the resampled record; null for the record as it stands. */
  readonly evidence: number | null;
  /** One per item, summing to 1. */
  readonly weights: readonly number[];
  readonly normalisation: 'min-max' | 'z';
  readonly aggregation: 'arithmetic' | 'geometric';
  /** `[item][partner]`: how far along the observed range a value lies, 0 to 1; read only where it is missing. */
  readonly missing: readonly (readonly number[])[];
}

/** Below this a normalised value does not fall in a geometric mean, so that one zero does not decide everything. */
const GEOMETRIC_FLOOR = 0.01;

/**
 * The composite of one set of choices on a scale of 0 to 100, one value for each of `partners` states, by the steps of the OECD/JRC
 * handbook (2008): normalise, weight, aggregate. The same inputs give the same values.
 */
export function compose(items: readonly Item[], partners: number, inputs: CompositeInputs): number[] {
  const { evidence, weights, normalisation, aggregation, missing } = inputs;
  const columns = items.map((item, k) => {
    const raw = evidence === null ? item.points : drawItem(item, evidence);
    // As recorded, the scale is the recorded one and needs not be found again.
    const scale = (evidence !== null && scaleOf(raw.filter((value) => value !== null))) || item.scale;
    return normalise(raw, item.direction, scale, missing[k] as readonly number[], normalisation);
  });
  return Array.from({ length: partners }, (_, i) => 100 * aggregate(columns, i, weights, aggregation));
}

/** The values of an item in one draw. */
function drawItem({ points, resampled }: Item, draw: number): (number | null)[] {
  return points.map((point, i) => (point === null ? null : (resampled[i]?.[draw] ?? point)));
}

/**
 * To 0-1, high meaning more of the measure, on the scale of the draw; z-scores go through the normal distribution
 * function. A missing value takes its share of the way along the observed range.
 */
function normalise(
  raw: readonly (number | null)[],
  direction: Item['direction'],
  scale: Scale,
  shares: readonly number[],
  kind: CompositeInputs['normalisation'],
): number[] {
  return raw.map((value, i) => {
    const filled = value ?? scale.min + (shares[i] as number) * (scale.max - scale.min);
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
  kind: CompositeInputs['aggregation'],
): number {
  const geometric = kind === 'geometric';
  let total = 0;
  for (let k = 0; k < columns.length; k++) {
    const value = columns[k]?.[partner] as number;
    total += (weights[k] as number) * (geometric ? Math.log(Math.max(value, GEOMETRIC_FLOOR)) : value);
  }
  return geometric ? Math.exp(total) : total;
}

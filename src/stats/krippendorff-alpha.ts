import { type BootstrapBounds, bootstrapIntervals } from './bootstrap.js';
import type { Random } from './rng.js';

/** The value each coder gave each unit, `units[unit][coder]`; null where a coder gave none. */
export type ReliabilityData =
  | { readonly level: 'nominal'; readonly units: readonly (readonly (string | null)[])[] }
  | { readonly level: 'ordinal' | 'interval'; readonly units: readonly (readonly (number | null)[])[] };

export type Level = ReliabilityData['level'];

/** Alpha, or null with the reason why it is undefined. */
export interface Alpha {
  readonly alpha: number | null;
  readonly reason: string | null;
  /** Share of pairs of values within units that are equal; for two coders the plain percent agreement. */
  readonly agreement: number | null;
  /** Units with two values or more; only these can be compared. */
  readonly units: number;
}

/**
 * Krippendorff's alpha, 1 - Do / De, for any number of coders and with missing values, from the matrix of
 * coincidences (Krippendorff 2011, "Computing Krippendorff's alpha-reliability", sections C and E; 2018,
 * "Content analysis", 4th edition, chapter 12).
 */
export function krippendorffAlpha(data: ReliabilityData): Alpha {
  const { values, units } = coincidencesOf(data);
  const matrix = new Float64Array(values.length ** 2);
  for (const unit of units) add(matrix, unit.coincidences, 1);
  const alpha = alphaOf(matrix, values, data.level);
  const { total, equal } = totalsOf(matrix, values.length);
  return {
    alpha,
    reason: alpha !== null ? null : units.length === 0 ? 'no unit has two values' : 'all values are the same',
    agreement: units.length === 0 ? null : equal / total,
    units: units.length,
  };
}

/**
 * 90 % interval of alpha by the bootstrap over clusters of units ({@link bootstrapIntervals}); `clusters` names the
 * cluster of each unit. Expected disagreement is computed anew in each resample, since it is estimated too.
 */
export function alphaInterval(
  data: ReliabilityData,
  clusters: readonly string[],
  random: Random,
  resamples: number,
): BootstrapBounds | null {
  const { values, units } = coincidencesOf(data);
  const places = new Map<string, number>();
  const placed = units.map(({ unit, coincidences }) => {
    const cluster = clusters[unit] as string;
    const place = places.get(cluster) ?? places.size;
    places.set(cluster, place);
    return { place, coincidences };
  });
  const matrix = new Float64Array(values.length ** 2);
  const statistics = (times: Uint32Array) => {
    matrix.fill(0);
    for (const { place, coincidences } of placed) add(matrix, coincidences, times[place]!);
    return [alphaOf(matrix, values, data.level)];
  };
  return bootstrapIntervals(places.size, statistics, random, resamples)[0] ?? null;
}

type Value = string | number;

/** A cell of the matrix of coincidences, `row * size + column`, and what one unit adds to it. */
type Coincidence = readonly [cell: number, amount: number];

interface Coincidences {
  readonly values: readonly Value[];
  readonly units: readonly { readonly unit: number; readonly coincidences: readonly Coincidence[] }[];
}

/** What each unit with two values or more adds to the matrix: its ordered pairs, each over m - 1 for m values. */
function coincidencesOf({ units }: ReliabilityData): Coincidences {
  const pairable = units
    .map((row, unit) => ({ unit, row: row.filter((value) => value !== null) as Value[] }))
    .filter(({ row }) => row.length > 1);
  const values = [...new Set(pairable.flatMap(({ row }) => row))].sort((a, b) => (a < b ? -1 : 1));
  const places = new Map(values.map((value, i) => [value, i]));
  return {
    values,
    units: pairable.map(({ unit, row }) => {
      const coded = row.map((value) => places.get(value) as number);
      const coincidences = coded.flatMap((a, i) =>
        coded.flatMap((b, j): Coincidence[] =>
          i === j ? [] : [[a * values.length + b, 1 / (coded.length - 1)]],
        ),
      );
      return { unit, coincidences };
    }),
  };
}

function add(matrix: Float64Array, coincidences: readonly Coincidence[], times: number): void {
  for (const [cell, amount] of coincidences) matrix[cell]! += amount * times;
}

function totalsOf(matrix: Float64Array, size: number): { total: number; equal: number } {
  let total = 0;
  let equal = 0;
  matrix.forEach((amount, cell) => {
    total += amount;
    if (cell % (size + 1) === 0) equal += amount;
  });
  return { total, equal };
}

/** 1 - (n - 1) * sum of o(c,k) d(c,k) over sum of n(c) n(k) d(c,k), over c < k; null where nothing varies. */
function alphaOf(matrix: Float64Array, values: readonly Value[], level: Level): number | null {
  const size = values.length;
  const margins = values.map((_, c) => matrix.subarray(c * size, (c + 1) * size).reduce((a, b) => a + b, 0));
  const total = margins.reduce((a, b) => a + b, 0);
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < size; c++) {
    let between = 0;
    for (let k = c + 1; k < size; k++) {
      const ends = (margins[c]! + margins[k]!) / 2;
      const difference =
        level === 'nominal'
          ? 1
          : level === 'ordinal'
            ? between + ends
            : Number(values[k]) - Number(values[c]);
      observed += matrix[c * size + k]! * difference ** 2;
      expected += margins[c]! * margins[k]! * difference ** 2;
      between += margins[k]!;
    }
  }
  return expected === 0 ? null : 1 - ((total - 1) * observed) / expected;
}

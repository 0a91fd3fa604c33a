import type { EstimateView } from '../../../types.js';

/** A year of thefts, from topics such as `theft-2021`. */
export interface TheftYear {
  readonly year: number;
  readonly figures: readonly EstimateView[];
  /** Largest over smallest of the figures that exclude each other; null where none do. */
  readonly apart: number | null;
}

export function theftYears(
  topics: readonly { readonly topic: string; readonly estimates: readonly EstimateView[] }[],
): TheftYear[] {
  return topics.flatMap(({ topic, estimates }) => {
    const year = /^theft-(\d{4})$/.exec(topic)?.[1];
    if (year === undefined) return [];
    const figures = estimates.filter(({ amount, unit }) => amount !== null && unit === 'usd');
    const at = figures.filter(({ conflicts }) => conflicts.length > 0).map(({ amount }) => amount as number);
    return [{ year: Number(year), figures, apart: at.length > 1 ? Math.max(...at) / Math.min(...at) : null }];
  });
}

/** How far apart the estimates of thefts are. */
export function theftFinding(years: readonly TheftYear[]): string {
  const split = years.filter(({ apart }) => apart !== null);
  if (split.length === 0) return 'Estimates of thefts, by author';
  const [widest] = split.toSorted((a, b) => (b.apart as number) - (a.apart as number));
  const { year, apart } = widest as TheftYear;
  return `In ${split.length} of ${years.length} years estimates of the thefts exclude each other, by up to ${(apart as number).toFixed(1)} times in ${year}`;
}

import type { Day } from '../types.js';

/** Documents that one question is about; their candidates are sorted, and on a cluster kept back, where they are. */
export const SLICE = 50_000;

/** Some days that follow each other. */
export interface Slice {
  readonly from: Day;
  readonly to: Day;
  readonly documents: number;
}

/** Days in order, cut so that no slice but that of one day has more documents than `most`. */
export function slicesOf(
  days: readonly { readonly day: Day; readonly documents: number }[],
  most = SLICE,
): Slice[] {
  const slices: Slice[] = [];
  for (const { day, documents } of days) {
    const last = slices.at(-1);
    if (last && last.documents + documents <= most)
      slices[slices.length - 1] = { from: last.from, to: day, documents: last.documents + documents };
    else slices.push({ from: day, to: day, documents });
  }
  return slices;
}

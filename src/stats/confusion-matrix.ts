/** How often what is truly row `a` was coded as column `b`. Plain data, so that it can travel. */
export interface ConfusionMatrix {
  readonly categories: readonly string[];
  /** `counts[true][coded]`. */
  readonly counts: readonly (readonly number[])[];
  /** P(coded | true), row by row; null where the truth never occurs. */
  readonly rates: readonly (readonly number[] | null)[];
}

/** The confusion matrix of pairs (true, coded), over the categories that occur unless others are given. */
export function confusionMatrix(
  pairs: readonly (readonly [truth: string, coded: string])[],
  categories: readonly string[] = [...new Set(pairs.flat())].sort(),
): ConfusionMatrix {
  const places = new Map(categories.map((category, i) => [category, i]));
  const counts = categories.map(() => new Array<number>(categories.length).fill(0));
  for (const [truth, coded] of pairs) counts[places.get(truth) as number]![places.get(coded) as number]! += 1;
  const rates = counts.map((row) => {
    const total = row.reduce((a, b) => a + b, 0);
    return total === 0 ? null : row.map((count) => count / total);
  });
  return { categories, counts, rates };
}

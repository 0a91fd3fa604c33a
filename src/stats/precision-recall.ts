/** How well one category was found: `n` times true, `coded` times coded, `correct` times both. */
export interface ClassRates {
  readonly n: number;
  readonly coded: number;
  readonly correct: number;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

/** Precision, recall and F1 (van Rijsbergen 1979) of a category of a confusion matrix; null where divided by zero. */
export function precisionRecall(counts: readonly (readonly number[])[], category: number): ClassRates {
  let n = 0;
  let coded = 0;
  for (const count of counts[category] ?? []) n += count;
  for (const row of counts) coded += row[category]!;
  const correct = counts[category]?.[category] ?? 0;
  return {
    n,
    coded,
    correct,
    precision: coded === 0 ? null : correct / coded,
    recall: n === 0 ? null : correct / n,
    f1: n + coded === 0 ? null : (2 * correct) / (n + coded),
  };
}

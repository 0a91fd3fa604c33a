import type { ClassRates } from './precision-recall.js';

/** Mean F1 of the classes that truly occur, each counting alike; null if none does. */
export function macroF1(classes: readonly ClassRates[]): number | null {
  const occurring = classes.filter(({ n }) => n > 0);
  if (occurring.length === 0) return null;
  return occurring.reduce((sum, { f1 }) => sum + (f1 ?? 0), 0) / occurring.length;
}

/** Mean F1 of the classes that truly occur, each counting as often as it does; null if none does. */
export function weightedF1(classes: readonly ClassRates[]): number | null {
  const total = classes.reduce((sum, { n }) => sum + n, 0);
  return total === 0 ? null : classes.reduce((sum, { n, f1 }) => sum + (f1 ?? 0) * n, 0) / total;
}

import type { AlphaRow, RateRow } from '../../../types.js';
import { plain } from '../../parts/number.js';
import { joined, words } from '../../parts/words.js';

/** Krippendorff (2004): tentative conclusions from 0.667 upwards. */
export const RELIABLE = 0.667;

export function agreementFinding(rows: readonly AlphaRow[]): string {
  const known = rows.filter(({ alpha }) => alpha !== null);
  const weak = known.filter(({ alpha }) => (alpha as number) < RELIABLE);
  const unsure = known.filter(
    ({ alpha, low }) => (alpha as number) >= RELIABLE && low !== null && low < RELIABLE,
  );
  if (known.length === 0) return 'No two coders read the same documents';
  const named = (of: readonly AlphaRow[]) =>
    joined(of.map(({ variable }) => words(variable.replace('formulas:', ''))));
  const said = [
    `The coders agree well enough on ${known.length - weak.length - unsure.length} of ${known.length} fields`,
    weak.length > 0 && `not on ${named(weak)}`,
    unsure.length > 0 && `not surely on ${named(unsure)}`,
  ];
  return said.filter((part) => part !== false).join('; ');
}

export function ratesFinding(rates: readonly RateRow[]): string {
  const [worst] = rates
    .filter(({ f1 }) => f1 !== null)
    .toSorted((a, b) => (a.f1 as number) - (b.f1 as number));
  if (!worst) return 'No document of this period was read by people';
  return `The rules err most on ${words(worst.variable)}, where F1 is ${plain(worst.f1)}`;
}

import type { Day, Listing } from '../types.js';

/** Dates of birth that an entry gives, each another possibility: `YYYY[-MM[-DD]]`, `1965 to 1967`, or the words of the list. */
export const birthsOf = ({ remarks }: Listing): readonly string[] => remarks['birth date'] ?? [];

/** Whether every date of one side excludes every date of the other; never where a side has none. */
export function birthsContradict(one: readonly string[], two: readonly string[]): boolean {
  if (one.length === 0 || two.length === 0) return false;
  const spans = two.map(spanOf);
  return !one.map(spanOf).some((a) => spans.some((b) => a.first <= b.last && b.first <= a.last));
}

/** The days that a date of birth can mean; all of them where it is none that is known. */
function spanOf(text: string): { readonly first: Day; readonly last: Day } {
  const [, from, to = from] = /^(\d{4})(?:-01-01)?(?: to (\d{4}))?$/.exec(text) ?? [];
  // Readers drop `circa`, and lists write 1 January for a year alone: such a year may be one off.
  if (from) return { first: `${Number(from) - 1}-01-01`, last: `${Number(to) + 1}-12-31` };
  if (/^\d{4}-\d{2}$/.test(text)) return { first: `${text}-01`, last: `${text}-31` };
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { first: text, last: text };
  return { first: '0000-01-01', last: '9999-12-31' };
}

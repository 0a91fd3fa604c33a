import type { VisitRow } from '../../data/partner.js';
import { dateInWords, onDate, spanInWords, words } from '../../parts/words.js';

/** The visit with the longest wait before it, among those whose predecessor is known. */
export function longestWait(visits: readonly VisitRow[]): VisitRow | null {
  return visits.reduce<VisitRow | null>(
    (longest, visit) => ((visit.since ?? -1) > (longest?.since ?? -1) ? visit : longest),
    null,
  );
}

/** `18 years after the last comparable one (October 2007)`, or why that cannot be said. */
export function sinceInWords(visit: VisitRow, visits: readonly VisitRow[]): string {
  if (visit.completion !== 'held') return `${words(visit.completion)}, not compared`;
  if (visit.since === null || visit.comparable === null) return 'the first of its kind on record';
  const before = visits.find(({ id }) => id === visit.comparable);
  const when = before ? ` (${dateInWords(before.date)})` : '';
  return visit.since === 0
    ? `the same day as the last comparable one${when}`
    : `${spanInWords(visit.since)} after the last comparable one${when}`;
}

export function journeysFinding(visits: readonly VisitRow[]): string {
  const held = visits.filter(({ completion }) => completion === 'held');
  const last = held.at(-1);
  if (!last) return 'No journey between the two sides is on record';
  const incoming = held.filter(({ direction }) => direction === 'incoming').length;
  const other = held.filter(({ direction }) => direction === 'outgoing').length;
  return `${incoming} journeys to Pyongyang and ${other} from there are on record, the last ${onDate(last.date)}`;
}

import type { NetworkView } from '../../../types.js';

/** `Reconnaissance General Bureau (inferred)`; that none is known, where none is. */
export function organInWords({ organ, organBasis }: Pick<NetworkView, 'organ' | 'organBasis'>): string {
  if (!organ) return 'organ not known';
  return organBasis === 'stated' ? organ.name : `${organ.name} (${organBasis})`;
}

/** When it was there, as records say it, and when findings saw it, which is not the same. */
export function timeInWords({
  from,
  until,
  firstSeen,
  lastSeen,
}: Pick<NetworkView, 'from' | 'until' | 'firstSeen' | 'lastSeen'>): string {
  const told = from && until ? `${from} to ${until}` : from ? `since ${from}` : until ? `ended ${until}` : '';
  const seen = firstSeen && lastSeen ? `seen ${spanOfMonths(firstSeen, lastSeen)}` : '';
  return [told, seen].filter((part) => part !== '').join('; ') || 'no record of when';
}

function spanOfMonths(first: string, last: string): string {
  const [from, until] = [first.slice(0, 7), last.slice(0, 7)];
  return from === until ? from : `${from} to ${until}`;
}

/** `USA 2017-09-26, UN 2016-03-02`, the first listing of each body that lists. */
export function listingsInWords({ listings }: Pick<NetworkView, 'listings'>): string {
  const first = new Map<string, string>();
  for (const { by, date } of listings.toSorted((a, b) => (a.date < b.date ? -1 : 1)))
    if (!first.has(by)) first.set(by, date);
  return [...first].map(([by, date]) => (date ? `${by} ${date}` : by)).join(', ') || 'on no list read';
}

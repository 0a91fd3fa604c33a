import type { NetworkView } from '../../../types.js';

/** `Reconnaissance General Bureau (inferred)`; that none is known, where none is. */
export function organInWords({ organ, organBasis }: Pick<NetworkView, 'organ' | 'organBasis'>): string {
  if (!organ) return 'organ not known';
  return organBasis === 'stated' ? organ.name : `${organ.name} (${organBasis})`;
}

/** When it was there, as records say it, and when findings saw it, which is not the same. */
export function timeInWords({ from, until, seen }: Pick<NetworkView, 'from' | 'until' | 'seen'>): string {
  const told = from && until ? `${from} to ${until}` : from ? `since ${from}` : until ? `ended ${until}` : '';
  return [told, seen && `seen ${seen}`].filter((part) => part !== '').join('; ') || 'no record of when';
}

/** `USA 2017-09-26 (us designation)`: of each who acted the first of each kind, since a finding or a proposal is no listing. */
export function listingsInWords({ listings }: Pick<NetworkView, 'listings'>): string {
  const first = new Map<string, string>();
  for (const { by, when, kind } of listings.toSorted((a, b) => (a.when < b.when ? -1 : 1))) {
    const key = `${by} ${kind}`;
    if (!first.has(key)) first.set(key, `${by} ${when || 'undated'} (${kind.replaceAll('_', ' ')})`);
  }
  return [...first.values()].join(', ') || 'on no list read';
}

import type { ListId, ListSource } from '../types.js';
import type { DatedListing } from './links.js';

/** The lists that entries stand in, in the order they were read. An entry of several snapshots counts once. */
export function sourcesOf(dated: readonly DatedListing[]): ListSource[] {
  const lists = new Map<ListId, { ids: Set<string>; days: Set<string> }>();
  for (const { listing, day } of dated) {
    const found = lists.get(listing.list) ?? { ids: new Set(), days: new Set() };
    found.ids.add(listing.id);
    if (day !== '') found.days.add(day);
    lists.set(listing.list, found);
  }
  return [...lists].map(([list, { ids, days }]) => {
    const sorted = [...days].sort();
    return { list, entries: ids.size, firstDay: sorted[0] ?? '', lastDay: sorted.at(-1) ?? '' };
  });
}

/** The note that every export carries: `From official lists: un (1003 entries, 2026-02-27).` */
export function sourceNote(sources: readonly ListSource[]): string {
  if (sources.length === 0) return 'From official lists: none.';
  return `From official lists: ${sources
    .map(({ list, entries, firstDay, lastDay }) => {
      const days = firstDay === lastDay ? firstDay : `${firstDay} to ${lastDay}`;
      return `${list} (${entries} ${entries === 1 ? 'entry' : 'entries'}, ${days || 'day not known'})`;
    })
    .join('; ')}.`;
}

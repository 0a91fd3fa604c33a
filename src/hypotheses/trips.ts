import { compare } from '../order.js';
import type { Closure, Day, Evidence, PartnerCode } from '../types.js';

/** A journey of one side with all its stops: one decision, however many states it takes in. */
export interface Trip {
  readonly id: string;
  readonly direction: 'outgoing' | 'incoming';
  /** First day of the first stop. */
  readonly day: Day;
  /** The channel of the first stop. */
  readonly channel: string;
  /** Places in the list of partners, each once. */
  readonly stops: readonly number[];
  readonly evidence: readonly string[];
}

/** Of the rows that report one event with one partner the most credible, in the order of the ledger. */
export function visitsOf(evidence: readonly Evidence[]): Evidence[] {
  const best = new Map<string, Evidence>();
  for (const row of evidence) {
    if (row.ledger !== 'visits') continue;
    const key = `${row.event}\0${row.partner}`;
    const known = best.get(key);
    if (!known || row.credibility < known.credibility) best.set(key, row);
  }
  return [...best.values()];
}

/**
 * Trips that took place, to or from the given partners, for talks between two states: the host of a conference is
 * chosen by others, and a closed border lets no one choose. Stops elsewhere are left out, so that a trip may be cut.
 */
export function tripsOf(
  evidence: readonly Evidence[],
  partners: readonly PartnerCode[],
  closures: readonly Closure[],
): Trip[] {
  const place = new Map(partners.map((code, i) => [code, i]));
  const groups = new Map<string, Evidence[]>();
  for (const row of visitsOf(evidence)) {
    const { direction, occasion, completion, trip } = row.own;
    if (row.firstDay === null || !place.has(row.partner)) continue;
    if (occasion !== 'bilateral' || completion !== 'held') continue;
    if (direction !== 'outgoing' && direction !== 'incoming') continue;
    if (closures.some(({ from, to }) => from <= (row.firstDay as Day) && (row.firstDay as Day) <= to))
      continue;
    const key = `${direction} ${trip ?? row.event}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups]
    .map(([id, rows]): Trip => {
      const sorted = rows.toSorted((a, b) => ((a.firstDay as Day) < (b.firstDay as Day) ? -1 : 1));
      const [first] = sorted as [Evidence];
      return {
        id,
        direction: first.own['direction'] as Trip['direction'],
        day: first.firstDay as Day,
        channel: String(first.own['channel']),
        stops: [...new Set(sorted.map(({ partner }) => place.get(partner) as number))],
        evidence: sorted.map((row) => row.id).sort(),
      };
    })
    .sort((a, b) => compare(a.day, b.day) || compare(a.id, b.id));
}

/** Stops per partner. */
export function countStops(trips: readonly Pick<Trip, 'stops'>[], states: number): Float64Array {
  const counts = new Float64Array(states);
  for (const { stops } of trips) for (const stop of stops) counts[stop]! += 1;
  return counts;
}

export const evidenceOf = (trips: readonly Trip[]): string[] =>
  [...new Set(trips.flatMap(({ evidence }) => evidence))].sort();

/** The same day some years later or earlier; 29 February becomes the 28th. */
export function addYears(day: Day, years: number): Day {
  const moved = `${String(Number(day.slice(0, 4)) + years).padStart(4, '0')}${day.slice(4)}`;
  return moved.endsWith('-02-29') ? `${moved.slice(0, 8)}28` : moved;
}

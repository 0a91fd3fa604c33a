import { dayNumber, dayOf } from '../days.js';
import type { Day, Evidence } from '../types.js';

/** The Monday of the ISO 8601 week of a day. */
export function weekOf(day: Day): Day {
  const date = dayNumber(day);
  // Day 0, 1 January 1970, was a Thursday.
  const monday = Math.floor((date + 3) / 7) * 7 - 3;
  return dayOf(monday);
}

/** The weeks of events that a text tells of; events of the ledgers that people keep have none. */
export function weeksOf(evidence: readonly Evidence[]): (event: string) => Day | null {
  const told = evidence.filter(({ ledger, firstDay }) => ledger === 'coded' && firstDay !== null);
  const weeks = new Map(told.map(({ event, firstDay }) => [event, weekOf(firstDay as Day)]));
  return (event) => weeks.get(event) ?? null;
}

import type { Day, Evidence } from '../types.js';

const MS_PER_DAY = 86_400_000;

/** The Monday of the ISO 8601 week of a day. */
export function weekOf(day: Day): Day {
  const date = Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;
  // Day 0, 1 January 1970, was a Thursday.
  const monday = Math.floor((date + 3) / 7) * 7 - 3;
  return new Date(monday * MS_PER_DAY).toISOString().slice(0, 10);
}

/** The weeks of events that a text tells of; events of the ledgers that people keep have none. */
export function weeksOf(evidence: readonly Evidence[]): (event: string) => Day | null {
  const told = evidence.filter(({ ledger, firstDay }) => ledger === 'coded' && firstDay !== null);
  const weeks = new Map(told.map(({ event, firstDay }) => [event, weekOf(firstDay as Day)]));
  return (event) => weeks.get(event) ?? null;
}

import type { Activity, Day, Evidence, Network } from '../types.js';

/** The first and last day of a half-year such as `2020-H1`; undefined for anything else. */
export function halfYear(text: string): { readonly first: Day; readonly last: Day } | undefined {
  const [, year, half] = /^(\d{4})-H([12])$/.exec(text) ?? [];
  if (!year) return undefined;
  return half === '1'
    ? { first: `${year}-01-01`, last: `${year}-06-30` }
    : { first: `${year}-07-01`, last: `${year}-12-31` };
}

/** The half-year of a day. */
export const halfYearOf = (day: Day): string => `${day.slice(0, 4)}-H${day.slice(5, 7) <= '06' ? 1 : 2}`;

/** Kinds of findings that describe the record and not a body. */
const NO_SIGHTING = new Set(['coverage', 'status_note']);

/** Findings that tell of a body at work. Designations and acts of states have the day of the act, not of what they answer. */
export function sightingsOf(network: Network, evidence: ReadonlyMap<string, Evidence>): Evidence[] {
  return network.evidence
    .flatMap((id) => evidence.get(id) ?? [])
    .filter(
      ({ ledger, kind, firstDay }) => ledger === 'findings' && !NO_SIGHTING.has(kind) && firstDay !== null,
    );
}

/**
 * Whether a body was at work in a time. Active: the time lies within its stated life, or a finding tells of some of it. Ended, not begun:
 * a record says so. Everything else is unknown; that a body was seen before and after says nothing of between.
 */
export function activityIn(
  { from, until }: Network,
  sightings: readonly Evidence[],
  { first, last }: { readonly first: Day; readonly last: Day },
): Activity {
  const [begun, over] = [startOf(from), endOf(until)];
  if (over !== null && over < first) return 'ended';
  if (begun !== null && begun > last) return 'not begun';
  const lived = begun !== null && over !== null;
  const seen = sightings.some(
    ({ firstDay, lastDay }) => (firstDay as Day) <= last && (lastDay ?? (firstDay as Day)) >= first,
  );
  return lived || seen ? 'active' : 'unknown';
}

const startOf = (date: string): Day | null => (date === '' ? null : `${date}-01-01`.slice(0, 10));

/** Late enough in the month or year, for comparison only. */
const endOf = (date: string): Day | null => {
  if (date === '') return null;
  return date.length === 4 ? `${date}-12-31` : date.length === 7 ? `${date}-31` : date;
};

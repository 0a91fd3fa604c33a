import { dayNumber, yearOf } from '../days.js';
import type { Day, Evidence, PartnerCode } from '../types.js';
import { visitsOf } from './trips.js';

/** Journeys of one organ of the actor that begin within days of each other. */
export interface Tour {
  readonly organ: 'party' | 'ministry';
  /** Days since 1970 of the first stop. */
  readonly start: number;
  readonly year: number;
  /** Places in the list of partners, each once. */
  readonly states: readonly number[];
  readonly evidence: readonly string[];
}

/** The ledger of what was read in state media. */
const CODED = 'coded';

const ORGANS: Readonly<Record<string, Tour['organ']>> = { party: 'party', foreign_ministry: 'ministry' };

/** A row of state media within so many days of a row of `visits` with the same state and organ is the same stop. */
const SAME_STOP_DAYS = 7;

interface Stop {
  readonly organ: Tour['organ'];
  readonly day: number;
  readonly state: number;
  readonly ids: readonly string[];
  /** The trip that the ledger says it belongs to. */
  readonly trip: string | null;
}

/**
 * Outgoing delegations of party and foreign ministry, from the ledger of visits and from what was read in state media,
 * joined into tours: stops of the same organ at most `gapDays` apart, or of one trip by the ledger. Dates known by year only are left out,
 * since the order of journeys is what is asked.
 */
export function toursOf(
  evidence: readonly Evidence[],
  partners: readonly PartnerCode[],
  from: Day,
  gapDays: number,
): Tour[] {
  const place = new Map(partners.map((code, i) => [code, i]));
  const stops: Stop[] = [];
  const rows = [...visitsOf(evidence), ...evidence.filter(({ ledger }) => ledger === CODED)];
  for (const row of rows) {
    const organ = ORGANS[String(row.own['channel'])];
    const state = place.get(row.partner);
    if (!organ || state === undefined || row.firstDay === null || row.firstDay < from) continue;
    if (row.own['direction'] !== 'outgoing' || !isJourney(row) || !isDated(row)) continue;
    const day = dayNumber(row.firstDay);
    const same = stops.findIndex(
      (stop) => stop.organ === organ && stop.state === state && Math.abs(stop.day - day) <= SAME_STOP_DAYS,
    );
    const known = stops[same];
    if (known) stops[same] = { ...known, ids: [...known.ids, row.id] };
    else stops.push({ organ, day, state, ids: [row.id], trip: (row.own['trip'] ?? null) as string | null });
  }
  return joined(stops, gapDays);
}

const isJourney = ({ ledger, kind, own }: Evidence) =>
  ledger === CODED ? kind === 'visit' : own['completion'] === 'held' && own['occasion'] === 'bilateral';

/** To the month at least: the stops of a tour of a month belong together. */
const isDated = ({ datePrecision }: Evidence) => datePrecision === 'day' || datePrecision === 'month';

function joined(stops: readonly Stop[], gapDays: number): Tour[] {
  const sorted = stops.toSorted((a, b) => a.day - b.day || a.state - b.state);
  const tours: { organ: Tour['organ']; stops: Stop[] }[] = [];
  for (const stop of sorted) {
    const known = tours.findLast(
      ({ organ, stops: own }) =>
        organ === stop.organ &&
        (stop.day - (own.at(-1) as Stop).day <= gapDays ||
          (stop.trip !== null && own.some(({ trip }) => trip === stop.trip))),
    );
    if (known) known.stops.push(stop);
    else tours.push({ organ: stop.organ, stops: [stop] });
  }
  return tours.map(({ organ, stops: own }) => ({
    organ,
    start: (own[0] as Stop).day,
    year: yearOf((own[0] as Stop).day),
    states: [...new Set(own.map(({ state }) => state))],
    evidence: own.flatMap(({ ids }) => ids).sort(),
  }));
}

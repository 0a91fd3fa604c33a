import { wilsonInterval } from '../stats/index.js';
import type { Build, Evidence, PartnerCode } from '../types.js';

/** A share of events with its 90 % interval (Wilson); null where there are none. */
export interface Share {
  readonly k: number;
  readonly n: number;
  readonly value: number | null;
  readonly low: number;
  readonly high: number;
}

/** What state media tell of one state in one period. */
export interface Told {
  readonly partner: PartnerCode;
  readonly name: string;
  readonly period: string;
  readonly events: readonly Evidence[];
}

/** Years of text that are read together: what the corpora hold, in pieces of four years where there are headlines only. */
const PERIODS: readonly (readonly [string, number, number])[] = [
  ['1997-2000', 1997, 2000],
  ['2001-2004', 2001, 2004],
  ['2005-2008', 2005, 2008],
  ['2011', 2011, 2011],
  ['2024', 2024, 2024],
];

/** Events told of each reported partner by period, mourning left out: it overturns every order at once. */
export function toldBy({ pack }: Build): Told[] {
  const events = pack.evidence.filter(
    ({ ledger, own }) => ledger === 'coded' && own['occasion'] !== 'mourning',
  );
  return pack.partners
    .filter(({ reported }) => reported)
    .flatMap(({ code, name }) =>
      PERIODS.map(([period, from, to]) => ({
        partner: code,
        name,
        period,
        events: events.filter(({ partner, date }) => {
          const year = Number(date.slice(0, 4));
          return partner === code && year >= from && year <= to;
        }),
      })),
    );
}

export function shareOf(events: readonly Evidence[], test: (event: Evidence) => boolean): Share {
  const k = events.filter(test).length;
  const n = events.length;
  const bounds = n === 0 ? null : wilsonInterval(k, n);
  return { k, n, value: n === 0 ? null : k / n, low: bounds?.low ?? 0, high: bounds?.high ?? 1 };
}

export const byChannel = (channel: string) => (event: Evidence) => event.own['channel'] === channel;
export const inList = (event: Evidence) => event.own['exclusivity'] === 'list';
export const withFormula = (event: Evidence) =>
  String(event.own['formulas'])
    .split(';')
    .some((formula) => CLOSENESS.has(formula));

/** Phrases that mark a close relation; the others are protocol or policy. */
const CLOSENESS = new Set([
  'two_parties',
  'party_government_people',
  'traditional_friendship',
  'fraternal',
  'comradely',
  'socialist_cause',
  'elder_leaders',
  'militant',
]);

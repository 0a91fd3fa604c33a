import { wilsonInterval } from '../stats/index.js';
import type { Build, Evidence, PartnerCode, Window } from '../types.js';

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

/** Events told of each reported partner by period; mourning and the windows of the pack are left out, which overturn every order. */
export function toldBy({ pack }: Build): Told[] {
  const events = pack.evidence.filter(
    (row) =>
      row.ledger === 'coded' &&
      row.own['occasion'] !== 'mourning' &&
      !pack.windows.some((window) => isIn(row, window)),
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

/** Events told of each reported partner in each window of the pack, mourning among them. */
export function toldIn({ pack }: Build): Told[] {
  return pack.windows.flatMap((window) =>
    pack.partners
      .filter(({ reported }) => reported)
      .map(({ code, name }) => ({
        partner: code,
        name,
        period: `${window.from} to ${window.to}, ${window.kind}`,
        events: pack.evidence.filter(
          (row) => row.ledger === 'coded' && row.partner === code && isIn(row, window),
        ),
      })),
  );
}

const isIn = ({ firstDay, partner }: Evidence, window: Window): boolean =>
  firstDay !== null &&
  firstDay >= window.from &&
  firstDay <= window.to &&
  (window.partner ?? partner) === partner;

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

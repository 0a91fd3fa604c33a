import { wilsonInterval } from '../stats/index.js';
import type { Build, Evidence, PartnerCode, Window } from '../types.js';
import { periodsOf } from './periods.js';

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
  /** The period with how far of it was read. */
  readonly span: string;
  /** Whether most of what was read has a body; headlines have no room for lists and phrases. */
  readonly fullText: boolean;
  readonly events: readonly Evidence[];
}

/** Events told of each reported partner by period; mourning and the windows of the pack are left out, which overturn every order. */
export function toldBy({ pack }: Build): Told[] {
  const events = pack.evidence.filter(
    (row) =>
      row.ledger === 'coded' &&
      row.own['occasion'] !== 'mourning' &&
      !pack.windows.some((window) => isIn(row, window)),
  );
  const periods = periodsOf(pack);
  return pack.partners
    .filter(({ reported }) => reported)
    .flatMap(({ code, name }) =>
      periods.map(({ label, span, fullText, from, to }) => ({
        partner: code,
        name,
        period: label,
        span,
        fullText,
        events: events.filter(({ partner, date }) => partner === code && date >= from && date <= to),
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
        period: window.kind,
        span: `${window.from} to ${window.to}, ${window.kind}`,
        fullText: true,
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

export const inList = (event: Evidence) => event.own['exclusivity'] === 'list';
/** Whether one of the phrases is said that mark a close relation; the others are protocol or policy. */
export const withFormula = (close: readonly string[]) => {
  const phrases = new Set(close);
  return (event: Evidence) =>
    String(event.own['formulas'])
      .split(';')
      .some((formula) => phrases.has(formula));
};

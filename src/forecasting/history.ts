import { dayNumber } from '../days.js';
import type { Closure, Day, Evidence, ForecastRules, PartnerCode } from '../types.js';
import type { Question } from './questions.js';

/** Events per year and state as known on a day. */
export interface History {
  /** In order; years mostly closed are not among them. */
  readonly years: readonly number[];
  /** `counts[year][state]`; of questions of yes or no 0 or 1. */
  readonly counts: readonly (readonly number[])[];
  readonly states: number;
  /** One value per state and column, standardised; empty where the pack holds none. */
  readonly covariates: readonly Float64Array[];
}

/** Years of a range that were open long enough to count. */
export function openYears(
  from: number,
  to: number,
  closures: readonly Closure[],
  { minOpen }: ForecastRules,
): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i).filter(
    (year) => openShare(year, closures) >= minOpen,
  );
}

function openShare(year: number, closures: readonly Closure[]): number {
  const [start, end] = [dayNumber(`${year}-01-01`), dayNumber(`${year + 1}-01-01`)];
  const shut = closures.map(({ from, to }) =>
    Math.max(0, Math.min(end, dayNumber(to) + 1) - Math.max(start, dayNumber(from))),
  );
  return 1 - shut.reduce((sum, days) => sum + days, 0) / (end - start);
}

/** Events of a question in a year, per state. */
export function countsIn(
  rows: readonly Evidence[],
  question: Question,
  year: number,
  partners: readonly PartnerCode[],
): number[] {
  const counts = partners.map(() => 0);
  for (const row of rows)
    if (yearOf(row) === year && question.counts(row)) {
      const state = partners.indexOf(row.partner);
      if (state >= 0) counts[state]! += 1;
    }
  return question.kind === 'count' ? counts : counts.map((count) => Math.min(1, count));
}

/** The year in which an event began; null where its date is not known. */
export const yearOf = ({ firstDay }: Evidence) => (firstDay === null ? null : Number(firstDay.slice(0, 4)));

/** Rows that were published by a day. */
export const knownBy = (rows: readonly Evidence[], day: Day) =>
  rows.filter(({ published }) => published !== null && published <= day);

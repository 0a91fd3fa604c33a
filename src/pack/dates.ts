import type { Day, PartialDate } from '../types.js';

export const PRECISIONS = ['day', 'month', 'quarter', 'year', 'unknown'] as const;

/** The first and last day a date can mean. */
export interface DayRange {
  readonly first: Day;
  readonly last: Day;
}

const FORM = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; undefined for anything else, `2025-02-30` included. */
export function dayRange(date: PartialDate): DayRange | undefined {
  const match = FORM.exec(date);
  if (!match) return undefined;
  const [, year = '', month, day] = match;
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const monthLength = daysInMonth(Number(year), Number(month));
  if (monthLength === undefined) return undefined;
  if (day === undefined) return { first: `${year}-${month}-01`, last: `${year}-${month}-${monthLength}` };
  if (Number(day) < 1 || Number(day) > monthLength) return undefined;
  return { first: date, last: date };
}

/** Widens the range of a month to the three months of its quarter. */
export function quarterRange(date: PartialDate): DayRange | undefined {
  const month = Number(date.slice(5, 7));
  const year = date.slice(0, 4);
  const start = month - ((month - 1) % 3);
  const from = dayRange(`${year}-${String(start).padStart(2, '0')}`);
  const to = dayRange(`${year}-${String(start + 2).padStart(2, '0')}`);
  return from && to && { first: from.first, last: to.last };
}

/** The precision that the form of a date shows; `quarter` has the form of a month. */
export function precisionOf(date: PartialDate): 'day' | 'month' | 'year' | 'unknown' {
  return ({ 4: 'year', 7: 'month', 10: 'day' } as const)[date.length] ?? 'unknown';
}

function daysInMonth(year: number, month: number): number | undefined {
  if (month < 1 || month > 12) return undefined;
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

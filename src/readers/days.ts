import type { Day } from '../types.js';

const FORM = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a text is a day of the calendar from 1900 to 2100; a year outside that is taken for a slip. */
export function isDay(text: string): boolean {
  const match = FORM.exec(text);
  return match !== null && dayOf(Number(match[1]), Number(match[2]), Number(match[3])) !== undefined;
}

/** A day of the calendar from 1900 to 2100; undefined for any other, 30 February included. */
export function dayOf(year: number, month: number, day: number): Day | undefined {
  if (year < 1900 || year > 2100 || month < 1 || month > 12 || day < 1) return undefined;
  if (day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return undefined;
  return [String(year), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NAMED =
  /\b(\d{1,2})(?:st|nd|rd|th)?[ -]+([a-z]{3})[a-z]*\.?[ ,-]+(\d{4})\b|\b([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?[.,]?\s+(\d{4})\b/i;

/** The number of an English month by its first three letters; 0 for another word. */
export const monthOf = (word: string): number => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;

/**
 * The first day that a text names: `2024-05-06` (as in ISO 8601 times), `6 May 2024` (as in feeds and mails) or
 * `May 6, 2024`. The day is the one the source writes, whatever its time zone.
 */
export function dayIn(text: string): Day | undefined {
  const iso = /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const named = NAMED.exec(text);
  if (!named) return undefined;
  const [, day1, month1 = '', year1, month2 = '', day2, year2] = named;
  return dayOf(Number(year1 ?? year2), monthOf(month1 || month2), Number(day1 ?? day2));
}

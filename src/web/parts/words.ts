import { MONTHS } from '../../wording.js';

/** A code of the ledgers as words: `foreign_ministry` is foreign ministry. */
export const words = (code: string) => code.replaceAll('_', ' ');

/** A date as precise as it is known: 2025, October 2025, 9 October 2025. */
export function dateInWords(date: string): string {
  const [year = '', month, day] = date.split('-');
  if (year === '') return 'undated';
  if (month === undefined) return year;
  const named = `${MONTHS[Number(month) - 1]} ${year}`;
  return day === undefined ? named : `${Number(day)} ${named}`;
}

/** The same with its preposition: on 9 October 2025, in October 2025. */
export const onDate = (date: string): string => `${date.length > 7 ? 'on' : 'in'} ${dateInWords(date)}`;

/** A span of days in the unit that a reader thinks in: 26 days, 5 months, 18 years. */
export function spanInWords(days: number): string {
  if (days < 60) return plural(days, 'day');
  if (days < 730) return plural(Math.round(days / 30.44), 'month');
  return plural(Math.round(days / 365.25), 'year');
}

export const plural = (n: number, noun: string, nouns = `${noun}s`) =>
  `${n.toLocaleString('en')} ${n === 1 ? noun : nouns}`;

/** `A, B and C`. */
export function joined(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

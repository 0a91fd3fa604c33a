const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

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

/** A probability as readers say it; never 0 or 100 % of a number of draws. */
export function percent(share: number): string {
  if (share > 0 && share < 0.01) return '<\u00a01\u00a0%';
  if (share < 1 && share > 0.99) return '>\u00a099\u00a0%';
  return `${Math.round(share * 100)}\u00a0%`;
}

/** With as many decimals as the size bears: 1.04, 48.5, 120. */
export function figure(value: number): string {
  const size = Math.abs(value);
  return value.toLocaleString('en', { maximumFractionDigits: size < 10 ? 2 : size < 100 ? 1 : 0 });
}

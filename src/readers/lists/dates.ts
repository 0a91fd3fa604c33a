import { isDay } from '../../days.js';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const FORMS: readonly [RegExp, (match: readonly string[]) => string | null][] = [
  [/^(\d{4})-(\d{2})-(\d{2})(?:T.*|Z|[+-]\d{2}:\d{2})?$/, ([, y, m, d]) => day(y, m, d)],
  [/^(\d{4})-(\d{2})$/, ([, y, m]) => month(y, m)],
  [/^(\d{4})$/, ([, y]) => y as string],
  [/^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/, ([, d, m, y]) => day(y, m, d)],
  [/^(\d{1,2})\.(\d{4})$/, ([, m, y]) => month(y, m)],
  [/^(\d{1,2}) ([a-z]{3})[a-z]*\.? (\d{4})$/i, ([, d, m, y]) => day(y, numberOf(m), d)],
  [/^([a-z]{3})[a-z]*\.? (\d{4})$/i, ([, m, y]) => month(y, numberOf(m))],
];

/** `MM/DD/YYYY`, which only lists of the United States write. */
const AMERICAN = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;

/**
 * A date as lists write it (`2016-11-30`, `30.11.2016`, `08 May 1955`, `May 1955`, `1955`, with `circa` before it) in the form
 * `YYYY[-MM[-DD]]`; null where it is none, or no day of the calendar.
 */
export function readDate(text: string, options: { readonly american?: boolean } = {}): string | null {
  const plain = text
    .trim()
    .replace(/^(?:circa|c\.|approximately)\s+/i, '')
    .replace(/\.$/, '');
  for (const [form, make] of FORMS) {
    const match = form.exec(plain);
    if (match) return make(match);
  }
  const american = options.american ? AMERICAN.exec(plain) : null;
  return american ? day(american[3], american[1], american[2]) : null;
}

const numberOf = (name = ''): string => String(MONTHS.indexOf(name.toLowerCase()) + 1);
const two = (text = ''): string => text.padStart(2, '0');

function month(y = '', m = ''): string | null {
  return Number(m) >= 1 && Number(m) <= 12 ? `${y}-${two(m)}` : null;
}

function day(y = '', m = '', d = ''): string | null {
  const text = `${y}-${two(m)}-${two(d)}`;
  return isDay(text) ? text : null;
}

/** All dates in a text that lists several: `19.2.1968; 1965 or 1966`. */
export function datesIn(text: string): string[] {
  const found = text.match(/\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}|\d{4}/g) ?? [];
  return found.map((part) => readDate(part)).filter((date) => date !== null);
}

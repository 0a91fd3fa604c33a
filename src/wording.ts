/** How numbers are written for readers, alike on every page and in every brief. It runs in browsers too, and imports nothing. */

/** What is written for a figure that was not observed. */
export const NOT_OBSERVED = 'not observed';

/** With so many digits after the point, and a minus sign (U+2212) that is one; a rounded zero has none. */
export function fixed(value: number, digits: number): string {
  const written = value.toFixed(digits);
  return Number(written) === 0 ? (0).toFixed(digits) : written.replace('-', '−');
}

/** The same with a sign before what is above zero: `+0.20`. */
export function signed(value: number, digits: number): string {
  const written = fixed(value, digits);
  return Number(written) > 0 ? `+${written}` : written;
}

interface Ends {
  readonly q5: number | null;
  readonly q95: number | null;
}

/** `0.24 to 2.20`. */
export function between({ q5, q95 }: Ends, digits: number): string {
  return q5 === null || q95 === null ? NOT_OBSERVED : `${fixed(q5, digits)} to ${fixed(q95, digits)}`;
}

/** `1.11 (0.24 to 2.20)`: the median and the 90 % interval. */
export function ranged(
  { median, q5, q95 }: Ends & { readonly median: number | null },
  digits: number,
): string {
  return median === null ? NOT_OBSERVED : `${fixed(median, digits)} (${between({ q5, q95 }, digits)})`;
}

/** A share of 0 to 1, its sign on the same line. What is neither none nor all is never written as 0 % or 100 %. */
export function percent(share: number, digits = 0): string {
  const unit = 10 ** -digits;
  const hundredths = 100 * share;
  if (hundredths > 0 && hundredths < unit / 2) return `under ${unit}${PERCENT}`;
  if (hundredths < 100 && hundredths > 100 - unit / 2)
    return `over ${(100 - unit).toFixed(digits)}${PERCENT}`;
  return `${fixed(hundredths, digits)}${PERCENT}`;
}

const PERCENT = '\u00a0%';

/** Upper bounds and words of estimative probability, ICD 203 (Office of the Director of National Intelligence, 2015). */
const WORDS = [
  [0.05, 'almost no chance'],
  [0.2, 'very unlikely'],
  [0.45, 'unlikely'],
  [0.55, 'roughly even chance'],
  [0.8, 'likely'],
  [0.95, 'very likely'],
  [1, 'almost certain'],
] as const;

/** The phrase for a probability; a bound belongs to the phrase below it. */
export function likelihood(probability: number): string {
  return WORDS.find(([bound]) => probability <= bound)?.[1] ?? 'almost certain';
}

const NUMERALS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A small whole number as a word, a larger one in digits. */
export const inWords = (count: number): string => NUMERALS[count] ?? String(count);

export const MONTHS =
  'January February March April May June July August September October November December'.split(' ');

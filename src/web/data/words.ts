import type { Estimated, Standing } from '../../types.js';

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

export const likelihood = (probability: number): string =>
  WORDS.find(([bound]) => probability <= bound)?.[1] ?? 'almost certain';

export const percent = (probability: number): string => `${Math.round(100 * probability)} %`;

/** `48.5 (25.9 to 88.6)`, or that nothing was observed. */
export function intervalText({ median, q5, q95 }: Omit<Estimated, 'n'>, digits = 1): string {
  if (median === null || q5 === null || q95 === null) return 'not observed';
  return `${median.toFixed(digits)} (${q5.toFixed(digits)} to ${q95.toFixed(digits)})`;
}

/** The tier as it is said: `tier 2`, or why there is none. */
export function tierText({ tier, betweenTiers }: Pick<Standing, 'tier' | 'betweenTiers'>): string {
  if (tier !== null) return `tier ${tier}`;
  return betweenTiers.length > 0 ? `between tiers ${joined(betweenTiers.map(String))}` : 'unassigned';
}

/** `A, B and C`. */
export function joined(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

const SMALL = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** Small numbers in words, as in a sentence. */
export const counted = (n: number): string => SMALL[n] ?? String(n);

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

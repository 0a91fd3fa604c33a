import type { EstimateView } from '../types.js';

const WORDS: Readonly<Record<string, string>> = {
  at_least: 'at least ',
  about: 'about ',
  up_to: 'up to ',
  exact: '',
};
const UNITS: Readonly<Record<string, string>> = { usd: '$', usd_per_year: '$' };
const AFTER: Readonly<Record<string, string>> = { usd_per_year: ' a year', persons: ' persons' };

/** The figure as it was qualified: `at least $2bn`, `about 59 % of ...`. */
export function estimateFigure({
  amount,
  amountTo,
  unit,
  share,
  denominator,
  qualifier,
}: EstimateView): string {
  if (amount === null) return `${WORDS[qualifier]}${share} % of ${denominator}`;
  const plain = [amount, amountTo].filter((value) => value !== null).map(shortOf);
  return `${WORDS[qualifier]}${UNITS[unit as string] ?? ''}${plain.join(' to ')}${AFTER[unit as string] ?? ''}`;
}

/** Billions and millions as the sources write them, no digit less. */
function shortOf(value: number): string {
  if (value >= 1e9) return `${value / 1e9}bn`;
  return value >= 1e6 ? `${value / 1e6}m` : value.toLocaleString('en-US');
}

/** The time a figure is about; an end that is not given is a question mark. */
export function estimateTime({ from, until }: EstimateView): string {
  if (from === until) return from || 'not given';
  return `${from || '?'} to ${until || '?'}`;
}

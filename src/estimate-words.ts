/** How figures of others are written for readers, alike on the page, in the brief and in tables. It runs in browsers too, and imports nothing. */

/** A figure that somebody gives, as a pack holds it: an amount with its unit, or a share with its denominator. */
interface Given {
  readonly amount: number | null;
  readonly amountTo: number | null;
  readonly unit: string | null;
  readonly share: number | null;
  readonly denominator: string;
  readonly qualifier: string;
}

const QUALIFIERS: Readonly<Record<string, string>> = {
  at_least: 'at least ',
  about: 'about ',
  up_to: 'up to ',
  exact: '',
};
const BEFORE: Readonly<Record<string, string>> = { usd: '$', usd_per_year: '$' };
const AFTER: Readonly<Record<string, string>> = { usd_per_year: ' a year', persons: ' persons' };

/** The figure as its author qualifies it: `at least $2bn`, `about $250m to $600m a year`, `about 59 % of ...`. */
export function estimateFigure({ amount, amountTo, unit, share, denominator, qualifier }: Given): string {
  const limit = QUALIFIERS[qualifier];
  if (amount === null) return `${limit}${share} % of ${denominator}`;
  const before = BEFORE[unit as string] ?? '';
  const ends = amountTo === null ? [amount] : [amount, amountTo];
  return `${limit}${ends.map((end) => before + short(end)).join(' to ')}${AFTER[unit as string] ?? ''}`;
}

/** Billions and millions as the sources write them, no digit less. */
function short(value: number): string {
  if (value >= 1e9) return `${value / 1e9}bn`;
  return value >= 1e6 ? `${value / 1e6}m` : value.toLocaleString('en');
}

/** The time a figure is about; an end that is not given is a question mark. */
export function estimateTime({ from, until }: { readonly from: string; readonly until: string }): string {
  if (from === until) return from || 'time not given';
  return `${from || '?'} to ${until || '?'}`;
}

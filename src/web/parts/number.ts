/** What is written for a figure that was not observed. */
export const NOT_OBSERVED = 'not observed';

interface Ends {
  readonly q5: number | null;
  readonly q95: number | null;
}

/** A number for reading, with a minus sign that is one. */
export function plain(value: number | null, digits = 2): string {
  if (value === null) return NOT_OBSERVED;
  const written = value.toFixed(digits);
  return Number(written) === 0 ? (0).toFixed(digits) : written.replace('-', '−');
}

/** `1.11 (0.24 to 2.20)`: the median and the 90 % interval. */
export function ranged({ median, q5, q95 }: Ends & { readonly median: number | null }, digits = 2): string {
  return median === null ? NOT_OBSERVED : `${plain(median, digits)} (${between({ q5, q95 }, digits)})`;
}

export const between = ({ q5, q95 }: Ends, digits = 2): string =>
  `${plain(q5, digits)} to ${plain(q95, digits)}`;

/** A share of 0 to 1; what is neither none nor all is never written as 0 % or 100 %. */
export function percent(share: number | null): string {
  if (share === null) return NOT_OBSERVED;
  if (share > 0 && share < 0.005) return 'under 1 %';
  if (share < 1 && share > 0.995) return 'over 99 %';
  return `${Math.round(100 * share)} %`;
}

const STEPS = [
  [1e9, 'bn'],
  [1e6, 'm'],
  [1e3, 'k'],
] as const;

/** `1.65bn`: an amount in its largest unit of thousands, with no more digits than it has. */
export function short(amount: number): string {
  const [size, suffix] = STEPS.find(([least]) => Math.abs(amount) >= least) ?? [1, ''];
  return `${Number((amount / size).toPrecision(4))}${suffix}`;
}

/** `1 state`, `3 states`. */
export const counted = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

/** A code of the vocabulary as words: `it_worker_body` to `it worker body`. */
export const words = (code: string): string => code.replaceAll('_', ' ');

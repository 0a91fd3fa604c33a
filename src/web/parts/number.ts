import * as wording from '../../wording.js';

/** How the workbench writes numbers: as the brief does, with words for what was not observed and two digits unless told. */
export { between, likelihood, NOT_OBSERVED, signed } from '../../wording.js';

interface Numbers {
  readonly median: number | null;
  readonly q5: number | null;
  readonly q95: number | null;
}

/** A number for reading. */
export const plain = (value: number | null, digits = 2): string =>
  value === null ? wording.NOT_OBSERVED : wording.fixed(value, digits);

/** `1.11 (0.24 to 2.20)`: the median and the 90 % interval. */
export const ranged = (numbers: Numbers, digits = 2): string => wording.ranged(numbers, digits);

/** A share of 0 to 1. */
export const percent = (share: number | null): string =>
  share === null ? wording.NOT_OBSERVED : wording.percent(share);

/** With as many decimals as the size bears: 1.04, 48.5, 1,235. */
export function figure(value: number): string {
  const size = Math.abs(value);
  const maximumFractionDigits = size < 10 ? 2 : size < 100 ? 1 : 0;
  return value.toLocaleString('en', { maximumFractionDigits, signDisplay: 'negative' }).replace('-', '−');
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

import type { Estimated } from '../types.js';

/** `61 (48 to 73)`, or that nothing was observed. */
export function range({ median, q5, q95 }: Omit<Estimated, 'n'>, digits = 0): string {
  if (median === null || q5 === null || q95 === null) return 'not observed';
  return `${fixed(median, digits)} (${fixed(q5, digits)} to ${fixed(q95, digits)})`;
}

export const percent = (probability: number) => `${Math.round(100 * probability)} %`;

/** Without the minus sign of a rounded zero. */
export const fixed = (value: number, digits: number) =>
  value.toFixed(digits).replace(/^-(0(?:\.0+)?)$/, '$1');

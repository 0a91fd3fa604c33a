import type { Interval } from '../../../types.js';

type Maybe = { readonly [K in keyof Interval]: number | null };

/** Maps values to 0..1 over all the intervals given, by their logarithm where asked (values must be above zero then). */
export function commonScale(intervals: readonly Maybe[], log: boolean): (value: number) => number {
  const form = (value: number) => (log ? Math.log(value) : value);
  const ends = intervals.flatMap(({ q5, q95 }) => (q5 === null || q95 === null ? [] : [form(q5), form(q95)]));
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  return (value) => (high > low ? (form(value) - low) / (high - low) : 0.5);
}

/** Iterations of the warm-up from which the metric is learned: from `start`, in windows that end with those in `ends`. */
export interface Windows {
  readonly start: number;
  readonly ends: readonly number[];
}

/**
 * Stan's three stages of adaptation (reference manual, "Automatic parameter tuning"): 75 iterations of step size alone,
 * windows of 25, 50, 100 ... for the metric, the last one stretched, and 50 of step size alone. A warm-up shorter than
 * 150 is divided 15 : 75 : 10; one shorter than 20 learns no metric.
 */
export function adaptationWindows(warmup: number): Windows {
  if (warmup < 20) return { start: warmup, ends: [] };
  const long = warmup >= 150;
  const start = long ? 75 : Math.floor(0.15 * warmup);
  const stop = warmup - (long ? 50 : Math.floor(0.1 * warmup));
  const ends: number[] = [];
  for (let from = start, size = long ? 25 : stop - start; from < stop; size *= 2) {
    const stretched = ends.length > 0 && from + 3 * size > stop;
    const to = stretched ? stop : from + size;
    ends.push(to - 1);
    from = to;
  }
  return { start, ends };
}

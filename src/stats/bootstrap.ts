import { quantileSorted } from './quantile.js';
import type { Random } from './rng.js';
import type { Bounds } from './wilson-interval.js';

/** Ends of a 90 % interval, and the number of resamples that define the statistic. */
export interface BootstrapBounds extends Bounds {
  readonly resamples: number;
}

/** With fewer clusters the resamples repeat a handful of values, and no interval is given. */
const MIN_CLUSTERS = 10;

/**
 * 90 % percentile intervals (Efron 1979) of several statistics of one sample. Whole clusters are drawn with
 * replacement, so that what belongs together stays together (Field and Welsh 2007); `statistics` is told how often
 * each cluster was drawn, in an array that is used again, and gives null where the resample does not define a statistic. Such resamples are left out
 * and shown by the count; if they are the majority, or the clusters fewer than ten, there is no interval.
 */
export function bootstrapIntervals(
  clusters: number,
  statistics: (times: Uint32Array) => readonly (number | null)[],
  random: Random,
  resamples: number,
): (BootstrapBounds | null)[] {
  const whole = statistics(new Uint32Array(clusters).fill(1));
  if (clusters < MIN_CLUSTERS) return whole.map(() => null);
  const found = whole.map((): number[] => []);
  const times = new Uint32Array(clusters);
  for (let resample = 0; resample < resamples; resample++)
    statistics(drawTimes(times, random)).forEach((value, i) => {
      if (value !== null) found[i]?.push(value);
    });
  return found.map((defined) => {
    if (defined.length * 2 < resamples) return null;
    const sorted = Float64Array.from(defined).sort();
    return {
      low: quantileSorted(sorted, 0.05),
      high: quantileSorted(sorted, 0.95),
      resamples: defined.length,
    };
  });
}

function drawTimes(times: Uint32Array, random: Random): Uint32Array {
  times.fill(0);
  for (let i = 0; i < times.length; i++) times[Math.floor(random() * times.length)]! += 1;
  return times;
}

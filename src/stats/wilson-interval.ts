/** Ends of a 90 % interval. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** The 95 % point of the standard normal distribution. */
const Z = 1.6448536269514722;

/**
 * 90 % score interval of a proportion (Wilson 1927), which keeps its cover at proportions of 0 and 1 and in small
 * samples; null for no trials.
 */
export function wilsonInterval(successes: number, trials: number): Bounds | null {
  if (trials === 0) return null;
  const share = successes / trials;
  const shrink = 1 + Z ** 2 / trials;
  const centre = (share + Z ** 2 / (2 * trials)) / shrink;
  const half = (Z / shrink) * Math.sqrt((share * (1 - share)) / trials + Z ** 2 / (4 * trials ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

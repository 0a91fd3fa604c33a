import type { LatentSpec } from '../../types.js';

/** Share of draws in which every high anchor must stand above every low one for the axis to be what it is called. */
export const ANCHORED = 0.95;

/**
 * Probability that all high anchors stand above all low ones on affinity. An axis on which enemies stand among allies measures something
 * else, such as how much is written of a state. Null where the draws of an anchor are missing, 0 where there are none at all.
 */
export function anchorsHold(
  { anchors }: LatentSpec,
  columns: Readonly<Record<string, Float64Array>>,
): number | null {
  const of = (codes: readonly string[]) => codes.map((code) => columns[`affinity[${code}]`]);
  const [high, low] = [of(anchors.high), of(anchors.low)];
  if ([...high, ...low].includes(undefined)) return null;
  const at = (draws: readonly (Float64Array | undefined)[], d: number) =>
    draws.map((values) => values?.[d] as number);
  const n = high[0]?.length ?? 0;
  let held = 0;
  for (let d = 0; d < n; d++) if (Math.min(...at(high, d)) > Math.max(...at(low, d))) held++;
  return n === 0 ? 0 : held / n;
}

/** Why an axis is not what it is called, in words; null where the anchors hold. Without draws nothing holds. */
export function contradiction(
  spec: LatentSpec,
  columns: Readonly<Record<string, Float64Array>>,
): string | null {
  const anchored = anchorsHold(spec, columns);
  if (anchored === null) return 'an anchor of latent.yml has no cells on affinity';
  if (anchored >= ANCHORED) return null;
  return `the anchors of latent.yml contradict the axis: all high ones stand above all low ones with probability ${anchored.toFixed(2)} only`;
}

import type { Random } from './rng.js';

/**
 * Puts numbers into an order drawn at random, in place, all orders as likely: from the last place down (Durstenfeld 1964). One kind of
 * array, since tests permute for most of their time and a loop over several kinds takes three times as long.
 */
export function shuffle(values: Uint32Array, random: Random): Uint32Array {
  for (let i = values.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [values[i], values[j]] = [values[j]!, values[i]!];
  }
  return values;
}

/** So many different ones of the numbers below `below`, all sets and orders as likely: the same from the first place up, broken off. */
export function someBelow(below: number, size: number, random: Random): number[] {
  const all = Array.from({ length: below }, (_, i) => i);
  for (let i = 0; i < Math.min(size, below); i++) {
    const j = i + Math.floor(random() * (below - i));
    [all[i], all[j]] = [all[j] as number, all[i] as number];
  }
  return all.slice(0, size);
}

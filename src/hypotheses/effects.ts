import { gamma, type Random, shuffle } from '../stats/index.js';

/** The rates in an order drawn at random: nothing is said of which state stands where. */
export const shuffled = (values: readonly number[], random: Random): number[] =>
  Array.from(shuffle(Uint32Array.from(values.keys()), random), (place) => values[place] as number);

/** Tiers of half the strength: half of the stops follow the tiers, half are spread evenly. */
export function halved(rates: readonly number[]): number[] {
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
  return rates.map((rate) => (rate + mean) / 2);
}

/** Shares around a mean, drawn from a Dirichlet distribution of a concentration: mild over-dispersion. */
export function dispersed(mean: ArrayLike<number>, concentration: number, random: Random): number[] {
  const total = Array.from(mean).reduce((sum, share) => sum + share, 0);
  return Array.from(mean, (share) => gamma(random, (concentration * share) / total));
}

import { gamma, type Random } from '../stats/index.js';

/** The rates in an order drawn at random: nothing is said of which state stands where. */
export function shuffled(values: readonly number[], random: Random): number[] {
  const order = [...values];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as number, order[i] as number];
  }
  return order;
}

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

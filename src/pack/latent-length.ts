import { UsageError } from '../error.js';
import { LENGTHS } from './latent.js';

export interface FitLength {
  readonly chains?: number;
  readonly draws?: number;
  /** Chains at once. */
  readonly threads?: number;
}

const { chains, draws } = LENGTHS;

/** @throws {UsageError} for more than `latent.yml` may ask for, for less than `least` (by default the least that it may), and for no thread at all. */
export function refuseLength(
  length: FitLength,
  least: Required<Omit<FitLength, 'threads'>> = { chains: chains.minimum, draws: draws.minimum },
): void {
  for (const name of ['chains', 'draws'] as const) {
    const [asked = least[name], most] = [length[name], LENGTHS[name].maximum];
    if (asked < least[name])
      throw new UsageError(`${name}: ${asked} are too few to judge a fit by; give at least ${least[name]}`);
    if (asked > most)
      throw new UsageError(`${name}: ${asked} are more than latent.yml may ask for; give at most ${most}`);
  }
  const { threads = 1 } = length;
  if (!Number.isInteger(threads) || threads < 1)
    throw new UsageError(`threads: ${threads} is no number of chains at once; give at least 1`);
}

import type { Chain } from './chain.js';
import type { LogDensityAndGradient } from './density.js';
import type { SampleOptions } from './options.js';
import { runChain } from './run-chain.js';

/**
 * Draws from the distribution with this log density by the multinomial no-U-turn sampler with a diagonal metric, both
 * step size and metric learned in the warm-up as Stan does (Hoffman and Gelman 2014; Betancourt 2017). Same seed and
 * density: same draws, bit for bit, whatever the other chains do. Check the chains with {@link diagnose} before use.
 * Throws a RangeError for options out of range and a ChainError for a chain that cannot run.
 */
export function sample(
  logDensityAndGradient: LogDensityAndGradient,
  dimension: number,
  options: SampleOptions,
): Chain[] {
  return Array.from({ length: options.chains ?? 4 }, (_, chain) =>
    runChain(logDensityAndGradient, dimension, chain, options),
  );
}

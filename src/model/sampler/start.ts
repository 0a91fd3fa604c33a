import { type Random, stream } from '../../stats/rng.js';
import type { SampleOptions } from './options.js';
import type { Trajectory } from './trajectory.js';

const TRIES = 100;

/** Puts the chain where density and gradient are finite; returns the number of places tried. */
export function start(t: Trajectory, chain: number, { seed, initial = uniform(t) }: SampleOptions): number {
  const random = stream(seed, 'chain', chain, 'start');
  for (let tried = 1; tried <= TRIES; tried++) {
    const position = initial(chain, random);
    if (position.length !== t.sample.position.length)
      throw new RangeError(
        `the start has ${position.length} coordinates, the density ${t.sample.position.length}`,
      );
    t.sample.position.set(position);
    if (evaluate(t)) return tried;
  }
  throw new Error(`density or gradient are not finite at any of ${TRIES} starts`);
}

/** Asks the density where the chain is; whether all it says is finite. */
export function evaluate({ density, sample }: Trajectory): boolean {
  sample.logDensity = density(sample.position, sample.gradient);
  return Number.isFinite(sample.logDensity) && sample.gradient.every(Number.isFinite);
}

function uniform(t: Trajectory) {
  return (_: number, random: Random) => t.sample.position.map(() => 4 * random() - 2);
}

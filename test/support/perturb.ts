import type { Draws } from '../../src/types.js';

/**
 * Guards against a sensitivity analysis that varies nothing: where what is varied can move something, the perturbed draws must differ
 * from the ones they were derived from (COINr issue 60 tells of a variation that was silently ignored). A record may be such that
 * nothing moves, so that the engine does not ask.
 * @throws if they are the same.
 */
export function assertPerturbed(name: string, before: Draws, after: Draws): Draws {
  const same = before.values.every((values, i) =>
    values.every((value, draw) => value === after.values[i]?.[draw]),
  );
  if (same) throw new Error(`perturbation "${name}" of ${before.measure} changed nothing`);
  return after;
}

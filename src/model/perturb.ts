import type { Draws } from '../types.js';

/**
 * Guards against a sensitivity analysis that varies nothing: the perturbed draws must differ from the ones they were
 * derived from (COINr issue 60 tells of a variation that was silently ignored).
 * @throws if they are the same.
 */
export function assertPerturbed(name: string, before: Draws, after: Draws): Draws {
  const same = before.values.every((values, i) =>
    values.every((value, draw) => value === after.values[i]?.[draw]),
  );
  if (same) throw new Error(`perturbation "${name}" of ${before.measure} changed nothing`);
  return after;
}

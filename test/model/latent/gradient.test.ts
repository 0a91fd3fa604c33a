import { describe, expect, it } from 'vitest';
import { LatentModel } from '../../../src/model/latent/latent-model.js';
import { normal, stream } from '../../../src/stats/index.js';
import { smallData, withLists } from './support.js';

/** Central difference of fifth order: error of the order of step^4. */
function difference(f: (x: Float64Array) => number, at: Float64Array, i: number): number {
  const step = 1e-3;
  const value = (shift: number) => {
    const moved = at.slice();
    moved[i]! += shift * step;
    return f(moved);
  };
  return (8 * (value(1) - value(-1)) - (value(2) - value(-2))) / (12 * step);
}

describe('the gradient of the latent model', () => {
  it.each([
    ['few states, normal steps', 5, 'normal'],
    ['few states, Student steps', 5, 'student'],
    ['enough states to measure loadings by their spread', 31, 'student'],
    ['lists beside all others', 31, 'lists'],
    ['few states, steps of a horseshoe', 5, 'horseshoe'],
    ['enough states to measure loadings by their spread, steps of a horseshoe', 31, 'horseshoe'],
  ] as const)('equals finite differences for every parameter: %s', (_, states, innovations) => {
    const model = new LatentModel(
      innovations === 'lists' ? withLists(states) : smallData(states, innovations),
    );
    const random = stream(3, 'position');
    const position = Float64Array.from({ length: model.dimension }, () => 0.5 * normal(random));
    const gradient = new Float64Array(model.dimension);
    model.logDensity(position, gradient);
    const scratch = new Float64Array(model.dimension);
    const worst = position.reduce((max, _, i) => {
      const expected = difference((x) => model.logDensity(x, scratch), position, i);
      // Relative, down to derivatives of a hundredth, below which rounding of the log density is all that differs.
      const error = Math.abs((gradient[i] as number) - expected) / Math.max(0.01, Math.abs(expected));
      return Math.max(max, error);
    }, 0);
    expect(worst).toBeLessThan(1e-6);
  });
});

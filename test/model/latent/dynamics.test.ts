import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AxisData } from '../../../src/model/latent/data.js';
import { type Step, walkDensity } from '../../../src/model/latent/dynamics.js';
import { logGamma } from '../../../src/stats/index.js';

const axis = (...walks: number[][]): AxisData => ({
  name: 'axis',
  states: Int32Array.from(walks, (_, i) => i),
  start: Int32Array.from([0, ...walks.map((_, i) => walks.slice(0, i + 1).flat().length)]),
  time: Int32Array.from(walks.flat()),
});
const step = (logTau: number): Step => ({ logTau, dLogTau: 0 });
const value = fc.integer({ min: -3000, max: 3000 }).map((n) => n / 1000);

/** Student's t with 4 degrees of freedom, whose variance is 2. */
const logT4 = (t: number) =>
  logGamma(2.5) - logGamma(2) - 0.5 * Math.log(4 * Math.PI) - 2.5 * Math.log1p(t ** 2 / 4);
/** What the density leaves out of every step of Student's t, and of every normal. */
const STEP_CONSTANT = logT4(0) + 0.5 * Math.log(2);
const NORMAL_CONSTANT = -0.5 * Math.log(2 * Math.PI);

describe('walks', () => {
  const GRID = axis([0, 1, 4], [2, 3]);

  test('Student steps: the product of scaled t densities, wider where half-years lie between', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 5, maxLength: 5 }), value, (x, logTau) => {
        const scaled = (from: number, to: number, halves: number) => {
          const scale = Math.exp(logTau) * Math.sqrt(halves / 2);
          return logT4(((x[to] as number) - (x[from] as number)) / scale) - Math.log(scale);
        };
        const first = (p: number) => NORMAL_CONSTANT - 0.5 * (x[p] as number) ** 2;
        const direct = first(0) + scaled(0, 1, 1) + scaled(1, 2, 3) + first(3) + scaled(3, 4, 1);
        const given = walkDensity(GRID, Float64Array.from(x), new Float64Array(5), step(logTau), 'student');
        // Constants of the grid: two starts, three steps, and the root of the half-years.
        const constants = 2 * NORMAL_CONSTANT + 3 * STEP_CONSTANT - 0.5 * Math.log(3);
        expect(given + constants).toBeCloseTo(direct, 9);
      }),
    );
  });

  test('normal steps: variances add over the half-years between', () => {
    const x = Float64Array.of(0.4, 1, -0.5, 2, 2.2);
    const tau = 0.3;
    const scaled = (difference: number, halves: number) =>
      -(difference ** 2) / (2 * tau ** 2 * halves) - Math.log(tau);
    const direct = -(0.4 ** 2) / 2 + scaled(0.6, 1) + scaled(-1.5, 3) - 2 ** 2 / 2 + scaled(0.2, 1);
    expect(walkDensity(GRID, x, new Float64Array(5), step(Math.log(tau)), 'normal')).toBeCloseTo(direct, 12);
  });

  test('a rupture costs far less under Student steps than under normal ones', () => {
    const cost = (kind: 'student' | 'normal') =>
      walkDensity(axis([0, 1]), Float64Array.of(0, 0), new Float64Array(2), step(Math.log(0.2)), kind) -
      walkDensity(axis([0, 1]), Float64Array.of(0, 2), new Float64Array(2), step(Math.log(0.2)), kind);
    expect(cost('normal')).toBeCloseTo(50, 10);
    expect(cost('student')).toBeCloseTo(2.5 * Math.log(51), 10);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AxisData } from '../../../src/model/latent/data.js';
import { type Coupling, coupledDensity, type Step, walkDensity } from '../../../src/model/latent/dynamics.js';
import { logGamma } from '../../../src/stats/index.js';

const axis = (...walks: number[][]): AxisData => ({
  name: 'axis',
  states: Int32Array.from(walks, (_, i) => i),
  start: Int32Array.from([0, ...walks.map((_, i) => walks.slice(0, i + 1).flat().length)]),
  time: Int32Array.from(walks.flat()),
});
const step = (logTau: number): Step => ({ logTau, dLogTau: 0 });
const coupling = (start: number, shock: number): Coupling => ({ start, shock, dStart: 0, dShock: 0 });
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

describe('a second axis that hangs on the first', () => {
  /** The first axis begins at half-year 0, the second four later. */
  const FIRST = axis([0, 4, 5]);
  const SECOND = axis([4, 5]);
  const PAIR = { second: 0, first: 0, at: 1 };

  const coupled = (
    first: Float64Array,
    second: Float64Array,
    taus: readonly [number, number],
    hangs: Coupling,
    kind: 'student' | 'normal',
  ) => {
    const gradient = { first: new Float64Array(first.length), second: new Float64Array(second.length) };
    const steps = { first: step(taus[0]), second: step(taus[1]) };
    const log = coupledDensity(
      { first: FIRST, second: SECOND },
      [PAIR],
      { first, second },
      gradient,
      steps,
      hangs,
      kind,
    );
    return { log, gradient, steps };
  };

  test('without correlation it is a walk of its own and tells nothing of the first', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 5, maxLength: 5 }), value, (x, logTau) => {
        const [first, second] = [Float64Array.from(x.slice(0, 3)), Float64Array.from(x.slice(3))];
        const { log, gradient, steps } = coupled(first, second, [-1, logTau], coupling(0, 0), 'student');
        const alone = new Float64Array(2);
        expect(log).toBeCloseTo(walkDensity(SECOND, second, alone, step(logTau), 'student'), 9);
        gradient.second.forEach((d, i) => {
          expect(d).toBeCloseTo(alone[i] as number, 9);
        });
        for (const d of gradient.first) expect(Math.abs(d)).toBe(0);
        expect(Math.abs(steps.first.dLogTau)).toBe(0);
      }),
    );
  });

  /** Moments of (first at the start, second at the start, both innovations) over a grid, by the density itself. */
  function correlations(startAtanh: number, shockAtanh: number) {
    const [tauFirst, tauSecond] = [0.7, 0.4];
    const opening = Math.sqrt(4) * tauFirst;
    const nodes = Array.from({ length: 13 }, (_, i) => (i - 6) * 0.75);
    const sums = {
      mass: 0,
      starts: 0,
      firstStart: 0,
      secondStart: 0,
      shocks: 0,
      firstShock: 0,
      secondShock: 0,
    };
    for (const a0 of nodes)
      for (const e of nodes)
        for (const s of nodes)
          for (const z of nodes)
            for (const w of nodes) {
              const a = a0 + opening * e;
              const first = Float64Array.of(a0, a, a + tauFirst * z);
              const second = Float64Array.of(s, s + tauSecond * w);
              const taus = [Math.log(tauFirst), Math.log(tauSecond)] as const;
              const { log } = coupled(first, second, taus, coupling(startAtanh, shockAtanh), 'normal');
              const p = Math.exp(
                log + walkDensity(FIRST, first, new Float64Array(3), step(taus[0]), 'normal'),
              );
              sums.mass += p;
              sums.starts += p * a * s;
              sums.firstStart += p * a * a;
              sums.secondStart += p * s * s;
              sums.shocks += p * z * w;
              sums.firstShock += p * z * z;
              sums.secondShock += p * w * w;
            }
    return {
      mass: sums.mass,
      starts: sums.starts / Math.sqrt(sums.firstStart * sums.secondStart),
      shocks: sums.shocks / Math.sqrt(sums.firstShock * sums.secondShock),
      ratio: sums.secondShock / sums.firstShock,
    };
  }

  test('starts and innovations correlate as the two parameters say, by summing over a grid', () => {
    const { mass, starts, shocks, ratio } = correlations(0.5, -0.3);
    expect(mass / correlations(0, 0).mass).toBeCloseTo(1, 3);
    expect(starts).toBeCloseTo(Math.tanh(0.5), 3);
    expect(shocks).toBeCloseTo(Math.tanh(-0.3), 3);
    expect(ratio).toBeCloseTo(1, 3);
  });
});

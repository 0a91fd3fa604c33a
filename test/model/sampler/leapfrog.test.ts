import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LogDensityAndGradient } from '../../../src/model/sampler/density.js';
import { leapfrog } from '../../../src/model/sampler/leapfrog.js';
import { energyOf, phasePoint } from '../../../src/model/sampler/phase.js';
import { movesApart } from '../../../src/model/sampler/u-turn.js';
import { moments } from '../../../src/stats/moments.js';
import { normal, stream } from '../../../src/stats/rng.js';
import { EIGHT_SCHOOLS, studentT } from '../../support/densities.js';

const INVERSE_METRIC = Float64Array.of(1.7, 0.4);
const number = fc.double({ min: -2, max: 2, noNaN: true });
const pairs = fc.tuple(number, number, number, number);
type Phase = readonly [number, number, number, number];

function pointAt(density: LogDensityAndGradient, [q1, q2, p1, p2]: Phase) {
  const point = phasePoint(2);
  point.position.set([q1, q2]);
  point.momentum.set([p1, p2]);
  point.logDensity = density(point.position, point.gradient);
  return point;
}

function move(from: Phase, step: number, steps: number): number[] {
  const point = pointAt(studentT(4), from);
  for (let i = 0; i < steps; i++) leapfrog(point, step, INVERSE_METRIC, studentT(4));
  return [...point.position, ...point.momentum];
}

describe('the leapfrog', () => {
  test('goes back the way it came', () => {
    fc.assert(
      fc.property(pairs, (from) => {
        const there = move(from, 0.2, 30) as unknown as Phase;
        const back = move(there, -0.2, 30);
        for (let i = 0; i < 4; i++) expect(back[i]).toBeCloseTo(from[i]!, 9);
      }),
    );
  });

  test('keeps volume: the determinant of its derivative is 1', () => {
    fc.assert(
      fc.property(pairs, (from) => {
        const h = 1e-5;
        const columns = from.map((_, k) => {
          const shifted = (by: number) => from.map((x, i) => (i === k ? x + by : x)) as unknown as Phase;
          const [up, down] = [move(shifted(h), 0.3, 5), move(shifted(-h), 0.3, 5)];
          return up.map((value, i) => (value - down[i]!) / (2 * h));
        });
        expect(determinant(columns)).toBeCloseTo(1, 6);
      }),
      { numRuns: 50 },
    );
  });

  test('errs in the energy by the square of the step', () => {
    const random = stream(1, 'leapfrog');
    const starts = Array.from({ length: 50 }, () => [0, 0, 0, 0].map(() => normal(random)));
    const meanSquareLoss = (steps: number) =>
      moments(
        starts.map((from) => {
          const point = pointAt(studentT(4), from as unknown as Phase);
          const before = energyOf(point, INVERSE_METRIC);
          for (let i = 0; i < steps; i++) leapfrog(point, 1 / steps, INVERSE_METRIC, studentT(4));
          return (energyOf(point, INVERSE_METRIC) - before) ** 2;
        }),
      ).mean;
    expect(Math.log2(meanSquareLoss(20) / meanSquareLoss(40)) / 2).toBeCloseTo(2, 1);
    expect(Math.log2(meanSquareLoss(40) / meanSquareLoss(80)) / 2).toBeCloseTo(2, 2);
  });
});

test('a trajectory turns where one end points back against the sum of its momenta', () => {
  const [ones, none] = [Float64Array.of(1, 1), new Float64Array(2)];
  const east = Float64Array.of(1, 0);
  const west = Float64Array.of(-1, 0);
  expect(movesApart(east, east, east, east, ones)).toBe(true);
  expect(movesApart(west, east, east, none, ones)).toBe(false);
  expect(movesApart(east, west, east, none, ones)).toBe(false);
  // Momenta count as velocities: the metric decides which coordinate matters.
  const mixed = Float64Array.of(1, -1);
  expect(movesApart(mixed, mixed, Float64Array.of(2, 1), none, Float64Array.of(1, 1))).toBe(true);
  expect(movesApart(mixed, mixed, Float64Array.of(2, 1), none, Float64Array.of(1, 3))).toBe(false);
});

test('the gradient of eight schools, which the tests rely on, is that of its density', () => {
  const { logDensityAndGradient, dimension } = EIGHT_SCHOOLS;
  const at = Float64Array.from({ length: dimension }, (_, i) => Math.sin(i + 1));
  const gradient = new Float64Array(dimension);
  logDensityAndGradient(at, gradient);
  const scratch = new Float64Array(dimension);
  at.forEach((_, k) => {
    const shifted = (by: number) =>
      logDensityAndGradient(
        at.map((x, i) => (i === k ? x + by : x)),
        scratch,
      );
    expect((shifted(1e-5) - shifted(-1e-5)) / 2e-5).toBeCloseTo(gradient[k]!, 7);
  });
});

/** By elimination with pivots. */
function determinant(columns: readonly (readonly number[])[]): number {
  const rows = columns.map((column) => [...column]);
  let product = 1;
  for (let k = 0; k < rows.length; k++) {
    const pivot = rows
      .slice(k)
      .reduce((best, row, i) => (Math.abs(row[k]!) > Math.abs(rows[best]![k]!) ? k + i : best), k);
    if (pivot !== k) {
      [rows[k], rows[pivot]] = [rows[pivot]!, rows[k]!];
      product = -product;
    }
    product *= rows[k]![k]!;
    for (let i = k + 1; i < rows.length; i++) {
      const factor = rows[i]![k]! / rows[k]![k]!;
      for (let j = k; j < rows.length; j++) rows[i]![j] = rows[i]![j]! - factor * rows[k]![j]!;
    }
  }
  return product;
}

import { describe, expect, test } from 'vitest';
import { Coupled, type CouplingScalars } from '../../../src/model/latent/coupling.js';
import type { AxisData } from '../../../src/model/latent/data.js';
import { normal, stream } from '../../../src/stats/index.js';

const axis = (times: readonly number[]): AxisData => ({
  name: 'axis',
  states: Int32Array.of(0),
  start: Int32Array.of(0, times.length),
  time: Int32Array.from(times),
});
/** The first axis begins at half-year 0, the second four later. */
const FIRST = axis([0, 4, 5]);
const SECOND = axis([4, 5]);
const TAU = { first: 0.7, second: 0.4 };

const scalars = (start: number, shock: number): CouplingScalars => ({
  start: Math.atanh(start),
  shock: Math.atanh(shock),
  logTauFirst: Math.log(TAU.first),
  logTauSecond: Math.log(TAU.second),
  dStart: 0,
  dShock: 0,
  dLogTauFirst: 0,
  dLogTauSecond: 0,
});

/** Points of the second axis for walks drawn with normal steps, many times over. */
function drawn(start: number, shock: number, times: number) {
  const coupled = new Coupled(FIRST, SECOND);
  const random = stream(5, 'coupling');
  return Array.from({ length: times }, () => {
    const a0 = normal(random);
    const a1 = a0 + 2 * TAU.first * normal(random);
    const first = Float64Array.of(a0, a1, a1 + TAU.first * normal(random));
    const w = normal(random);
    const own = Float64Array.of(w, w + TAU.second * normal(random));
    const second = new Float64Array(2);
    coupled.toPoints(first, own, second, scalars(start, shock));
    return { first, second };
  });
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const [mx, my] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  const xy = mean(pairs.map(([x, y]) => (x - mx) * (y - my)));
  const xx = mean(pairs.map(([x]) => (x - mx) ** 2));
  const yy = mean(pairs.map(([, y]) => (y - my) ** 2));
  return xy / Math.sqrt(xx * yy);
}

describe('a second axis that hangs on the first', () => {
  test('without correlation it is its own walk', () => {
    const second = new Float64Array(2);
    const own = Float64Array.of(0.3, -0.4);
    new Coupled(FIRST, SECOND).toPoints(Float64Array.of(1, 2, 3), own, second, scalars(0, 0));
    second.forEach((value, p) => {
      expect(value).toBeCloseTo(own[p] as number, 12);
    });
  });

  test('with full correlation of steps it moves as the first does, in its own size of step', () => {
    const second = new Float64Array(2);
    const one = { ...scalars(0, 0), shock: 20 };
    new Coupled(FIRST, SECOND).toPoints(Float64Array.of(0, 1, 1.7), Float64Array.of(0.2, 9), second, one);
    expect((second[1] as number) - (second[0] as number)).toBeCloseTo((0.7 * TAU.second) / TAU.first, 6);
  });

  test('starts have unit variance, and starts and steps correlate as the parameters say', () => {
    const draws = drawn(0.5, -0.3, 40000);
    const starts = draws.map(({ first, second }) => [first[1] as number, second[0] as number] as const);
    const steps = draws.map(
      ({ first, second }) =>
        [(first[2] as number) - (first[1] as number), (second[1] as number) - (second[0] as number)] as const,
    );
    expect(Math.abs(correlation(starts) - 0.5)).toBeLessThan(0.02);
    expect(Math.abs(correlation(steps) + 0.3)).toBeLessThan(0.02);
    const variance = (values: readonly number[]) => values.reduce((sum, v) => sum + v * v, 0) / values.length;
    expect(Math.abs(variance(starts.map(([, s]) => s)) - 1)).toBeLessThan(0.03);
    expect(Math.abs(Math.sqrt(variance(steps.map(([, s]) => s))) - TAU.second)).toBeLessThan(0.01);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AxisData } from '../../../src/model/latent/data.js';
import { Spread } from '../../../src/model/latent/spread.js';
import { determinant, jacobian } from './jacobian.js';

const AXIS: AxisData = {
  name: 'axis',
  states: Int32Array.of(0, 1),
  start: Int32Array.of(0, 3, 5),
  time: Int32Array.of(0, 1, 2, 0, 2),
};
const spread = new Spread(AXIS, Math.log(0.2));
const stretched = (logTau: number) => (x: Float64Array) => {
  const points = x.slice();
  spread.toPoints(points, logTau);
  return points;
};

describe('walks stretched with their step', () => {
  test('means stay, distances from them grow as the step does', () => {
    const points = stretched(Math.log(0.6))(Float64Array.of(1, 2, 6, -1, 1));
    [-3, 0, 12, -3, 3].forEach((expected, i) => {
      expect(points[i]).toBeCloseTo(expected, 12);
    });
  });

  test('at the reference step nothing moves', () => {
    const x = Float64Array.of(1, 2, 6, -1, 1);
    expect([...stretched(Math.log(0.2))(x)]).toEqual([...x]);
  });

  const point = fc.array(
    fc.integer({ min: -2000, max: 2000 }).map((n) => n / 1000),
    { minLength: 5, maxLength: 5 },
  );
  const logTau = fc.integer({ min: -3000, max: 0 }).map((n) => n / 1000);

  test('the Jacobian is the determinant by finite differences', () => {
    fc.assert(
      fc.property(point, logTau, (x, tau) => {
        const at = Float64Array.from(x);
        const { logJacobian } = spread.pullBack(stretched(tau)(at), new Float64Array(5), tau);
        expect(Math.log(Math.abs(determinant(jacobian(stretched(tau), at))))).toBeCloseTo(logJacobian, 6);
      }),
    );
  });

  test('derivatives by points become derivatives by coordinates and by the step', () => {
    const weights = Float64Array.of(1, -2, 0.5, 3, 1.5);
    const f = (x: Float64Array, tau: number) =>
      stretched(tau)(x).reduce((sum, value, i) => sum + (weights[i] as number) * value, 0);
    fc.assert(
      fc.property(point, logTau, (x, tau) => {
        const at = Float64Array.from(x);
        const dx = weights.slice();
        const { logJacobian, dLogTau } = spread.pullBack(stretched(tau)(at), dx, tau);
        jacobian((moved) => Float64Array.of(f(moved, tau)), at)[0]?.forEach((expected, i) => {
          expect(dx[i]).toBeCloseTo(expected, 6);
        });
        // The Jacobian itself grows with the step by as much per unit of its logarithm as there are stretched coordinates: three.
        const slope = (f(at, tau + 1e-4) - f(at, tau - 1e-4)) / 2e-4;
        expect(dLogTau - 3).toBeCloseTo(slope, 5);
        expect(logJacobian).toBeCloseTo(3 * (tau - Math.log(0.2)), 12);
      }),
    );
  });
});

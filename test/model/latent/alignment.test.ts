import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Alignment } from '../../../src/model/latent/alignment.js';
import type { AxisData } from '../../../src/model/latent/data.js';

const WALKS = 9;
/** Walks of one, two and three points by turns. */
const START = Int32Array.from({ length: WALKS + 1 }, (_, w) => Math.floor(w / 3) * 6 + [0, 1, 3][w % 3]!);
const POINTS = START[WALKS] as number;
const AXIS: AxisData = {
  name: 'affinity',
  states: Int32Array.from({ length: WALKS }, (_, w) => w),
  start: START,
  time: new Int32Array(POINTS),
};
const ITEM = { intercept: 0, slope: 1, logarithmic: true, direction: -1 } as const;
const OUTCOME = { intercept: 2, slope: 3, logarithmic: false, direction: 1 } as const;
const alignment = () => new Alignment(AXIS, [ITEM, OUTCOME]);

const number = fc.integer({ min: -2000, max: 2000 }).map((n) => n / 1000);
const scalars = fc.array(number, { minLength: 4, maxLength: 4 }).map((list) => Float64Array.from(list));
/** Points with some spread, so that the deviation is not zero. */
const points = fc
  .array(number, { minLength: POINTS, maxLength: POINTS })
  .map((list) => Float64Array.from(list, (value, p) => value + p));

function placed(coordinates: Float64Array, x: Float64Array): Float64Array {
  const position = coordinates.slice();
  alignment().place(position, x);
  return position;
}

describe('scalars that move with an axis', () => {
  test('coordinates from values and back', () => {
    fc.assert(
      fc.property(scalars, points, (values, x) => {
        const position = values.slice();
        alignment().locate(position, x);
        alignment().place(position, x);
        position.forEach((value, i) => {
          expect(value).toBeCloseTo(values[i] as number, 10);
        });
      }),
    );
  });

  test('what an item says of a walk holds still while the axis moves and stretches', () => {
    fc.assert(
      fc.property(scalars, points, number, fc.integer({ min: 1, max: 50 }), (at, x, shift, tenths) => {
        const says = (axis: Float64Array) => {
          const [intercept, logLoading] = placed(at, axis) as unknown as [number, number];
          return [...axis].map((value) => intercept - Math.exp(logLoading) * value);
        };
        const before = says(x);
        says(x.map((value) => shift + (tenths / 10) * value)).forEach((value, p) => {
          expect(value).toBeCloseTo(before[p] as number, 6);
        });
      }),
    );
  });

  test('derivatives by coordinate and by point against differences', () => {
    fc.assert(
      fc.property(scalars, points, scalars, (at, x, weights) => {
        const f = (coordinates: Float64Array, axis: Float64Array) =>
          placed(coordinates, axis).reduce((sum, value, i) => sum + (weights[i] as number) * value, 0);
        const one = alignment();
        const natural = at.slice();
        one.place(natural, x);
        const [gradient, dx] = [weights.slice(), new Float64Array(POINTS)];
        one.pullBack(natural, gradient, dx);
        const difference = (i: number, along: Float64Array, value: (moved: Float64Array) => number) => {
          const moved = (by: number) => along.map((v, j) => (j === i ? v + by : v));
          return (value(moved(1e-5)) - value(moved(-1e-5))) / 2e-5;
        };
        gradient.forEach((d, i) => {
          expect(Math.abs(d - difference(i, at, (c) => f(c, x)))).toBeLessThan(1e-5 * (1 + Math.abs(d)));
        });
        dx.forEach((d, p) => {
          expect(Math.abs(d - difference(p, x, (axis) => f(at, axis)))).toBeLessThan(
            1e-5 * (1 + Math.abs(d)),
          );
        });
      }),
    );
  });
});

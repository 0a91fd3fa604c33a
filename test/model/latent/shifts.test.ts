import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Layout } from '../../../src/model/latent/parameters.js';
import { Shifts } from '../../../src/model/latent/shifts.js';

const VERSION = Int32Array.of(0, 0, 0, 1, 2, 2);
const three = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 3, maxLength: 3 });

function shifts() {
  const layout = new Layout();
  layout.scalar('before', 0, 1);
  return { layout, shifts: new Shifts('a', ['u', 'v', 'w'], VERSION, layout) };
}

describe('shifts of versions', () => {
  test('one scalar per version; none where there is one version', () => {
    expect(shifts().layout.scalars.map(({ name }) => name)).toEqual([
      'before',
      'a.shift.u',
      'a.shift.v',
      'a.shift.w',
    ]);
    const layout = new Layout();
    const alone = new Shifts('a', ['u'], Int32Array.of(0, 0), layout);
    alone.place(new Float64Array(0));
    expect([layout.dimension, ...alone.value]).toEqual([0, 0]);
  });

  test('their mean over the cells is zero, their differences are those of the scalars', () => {
    fc.assert(
      fc.property(three, (x) => {
        const { shifts: placed } = shifts();
        placed.place(Float64Array.of(9, ...x));
        const [u, v, w] = placed.value as unknown as [number, number, number];
        expect(3 * u + v + 2 * w).toBeCloseTo(0, 12);
        expect(u - w).toBeCloseTo((x[0] as number) - (x[2] as number), 12);
        expect(v - w).toBeCloseTo((x[1] as number) - (x[2] as number), 12);
      }),
    );
  });

  test('derivatives by value become derivatives by scalar', () => {
    fc.assert(
      fc.property(three, three, (x, slopes) => {
        const { shifts: placed } = shifts();
        const f = (position: Float64Array) => {
          placed.place(position);
          return placed.value.reduce((sum, value, v) => sum + (slopes[v] as number) * value, 0);
        };
        placed.dValue.set(slopes);
        const gradient = new Float64Array(4);
        placed.pullBack(gradient);
        gradient.forEach((derivative, i) => {
          const moved = (by: number) =>
            f(Float64Array.of(9, ...x).map((value, j) => (j === i ? value + by : value)));
          expect(derivative).toBeCloseTo((moved(1) - moved(-1)) / 2, 9);
        });
      }),
    );
  });
});

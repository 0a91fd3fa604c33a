import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Layout } from '../../../src/model/latent/parameters.js';
import { Shifts } from '../../../src/model/latent/shifts.js';

const VERSION = Int32Array.of(0, 0, 0, 1, 2, 2, 2, 2);
const numbers = (n: number) =>
  fc.array(
    fc.integer({ min: -3000, max: 3000 }).map((n) => n / 1000),
    { minLength: n, maxLength: n },
  );

function shifts() {
  const layout = new Layout();
  layout.scalar('before', 0, 1);
  return { layout, shifts: new Shifts('a', ['u', 'v', 'w'], VERSION, layout) };
}

describe('shifts of versions', () => {
  test('one coordinate less than there are versions', () => {
    const names = shifts().layout.scalars.map(({ name }) => name);
    expect(names).toEqual(['before', 'a.contrast.v', 'a.contrast.w']);
    const layout = new Layout();
    const alone = new Shifts('a', ['u'], Int32Array.of(0, 0), layout);
    alone.place(new Float64Array(0));
    expect([layout.dimension, ...alone.value]).toEqual([0, 0]);
  });

  test('their mean over the cells is zero', () => {
    fc.assert(
      fc.property(numbers(2), (x) => {
        const { shifts: placed } = shifts();
        placed.place(Float64Array.of(9, ...x));
        const [u, v, w] = placed.value as unknown as [number, number, number];
        expect(3 * u + v + 4 * w).toBeCloseTo(0, 12);
      }),
    );
  });

  test('any two versions differ by the variance 2, and two differences that share one by the covariance 1', () => {
    const columns = [0, 1].map((i) => {
      const { shifts: placed } = shifts();
      placed.place(Float64Array.of(9, i === 0 ? 1 : 0, i === 1 ? 1 : 0));
      return [...placed.value] as [number, number, number];
    });
    const covariance = (f: (x: [number, number, number]) => number, g: typeof f) =>
      columns.reduce((sum, column) => sum + f(column) * g(column), 0);
    const pairs = [
      ([u, v]: [number, number, number]) => u - v,
      ([u, , w]: [number, number, number]) => u - w,
      ([, v, w]: [number, number, number]) => v - w,
    ] as const;
    for (const f of pairs) expect(covariance(f, f)).toBeCloseTo(2, 12);
    expect(covariance(pairs[0], pairs[1])).toBeCloseTo(1, 12);
  });

  test('derivatives by value become derivatives by coordinate', () => {
    fc.assert(
      fc.property(numbers(2), numbers(3), (x, slopes) => {
        const { shifts: placed } = shifts();
        const f = (position: Float64Array) => {
          placed.place(position);
          return placed.value.reduce((sum, value, v) => sum + (slopes[v] as number) * value, 0);
        };
        placed.dValue.set(slopes);
        const gradient = new Float64Array(3);
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

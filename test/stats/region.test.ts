import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { normal, regionOf, stream } from '../../src/stats/index.js';

/** Whether a point lies inside a convex polygon whose corners go round counter-clockwise. */
function inside(corners: readonly (readonly [number, number])[], x: number, y: number): boolean {
  return corners.every(([x1, y1], i) => {
    const [x2, y2] = corners[(i + 1) % corners.length] as [number, number];
    return (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1) >= 0;
  });
}

describe('the region of a share of the draws', () => {
  test('holds that share of them, however correlated; a polygon loses a little at its edges', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1e6 }),
        fc.double({ min: -0.95, max: 0.95, noNaN: true }),
        (seed, r) => {
          const random = stream(seed, 'region');
          const n = 1000;
          const x = Float64Array.from({ length: n }, () => normal(random));
          const y = x.map((value) => r * value + Math.sqrt(1 - r * r) * normal(random));
          const corners = regionOf(x, y, 0.9, 180) as [number, number][];
          const held = [...x].filter((value, i) => inside(corners, value, y[i] as number)).length;
          expect(held).toBeLessThanOrEqual(901);
          expect(held).toBeGreaterThanOrEqual(893);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('moves and stretches with the draws', () => {
    const [x, y] = [
      [0, 1, 2, 3, 1],
      [1, 0, 2, 5, 4],
    ];
    const base = regionOf(x as number[], y as number[], 0.9, 8) as [number, number][];
    const moved = regionOf(
      (x as number[]).map((v) => 2 * v + 7),
      y as number[],
      0.9,
      8,
    ) as [number, number][];
    moved.forEach(([mx, my], i) => {
      expect(mx).toBeCloseTo(2 * (base[i]?.[0] as number) + 7);
      expect(my).toBeCloseTo(base[i]?.[1] as number);
    });
  });

  test('there is none of draws on a line', () => {
    expect(regionOf([1, 2, 3], [2, 4, 6], 0.9)).toBeNull();
    expect(regionOf([1, 1, 1], [2, 4, 6], 0.9)).toBeNull();
  });
});

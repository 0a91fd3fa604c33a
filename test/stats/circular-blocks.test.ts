import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockLength, ratioOfMeansInterval } from '../../src/stats/circular-blocks.js';
import { quantileSorted } from '../../src/stats/quantile.js';
import { stream } from '../../src/stats/rng.js';

/** Sums of all resamples of a series, each as likely as the others. */
function allSums(series: readonly number[], block: number): number[] {
  const n = series.length;
  const blocks = Math.ceil(n / block);
  let sums = [0];
  for (let b = 0; b < blocks; b++) {
    const length = Math.min(block, n - b * block);
    const pieces = series.map((_, start) =>
      Array.from({ length }, (_, i) => series[(start + i) % n] as number).reduce((x, y) => x + y, 0),
    );
    sums = sums.flatMap((sum) => pieces.map((piece) => sum + piece));
  }
  return sums;
}

function exact(before: readonly number[], after: readonly number[], block: number) {
  const below = allSums(before, block);
  const ratios = allSums(after, block).flatMap((sum) =>
    below.map((other) => sum / after.length / (other / before.length)),
  );
  const sorted = Float64Array.from(ratios).sort();
  return { q5: quantileSorted(sorted, 0.05), q95: quantileSorted(sorted, 0.95), sorted };
}

const options = (block: number) => ({ block, resamples: 20_000, random: stream(1, 'test') });

describe('the ratio of two means over blocks of days', () => {
  test.each([
    { before: [1, 2, 8, 3, 1, 4], after: [5, 9, 2, 2, 7, 20], block: 2 },
    { before: [1, 2, 8, 3, 5], after: [1, 1, 6, 2, 9], block: 2 },
    { before: [3, 1, 4, 2], after: [2, 7, 1, 8], block: 1 },
  ])('agrees with all resamples of $before and $after, block $block', ({ before, after, block }) => {
    const { q5, q95, sorted } = exact(before, after, block);
    const drawn = ratioOfMeansInterval(before, after, options(block));
    // What is drawn lies between neighbouring quantiles of what there is: steps are wide in so few days.
    expect(drawn.q5).toBeGreaterThanOrEqual(quantileSorted(sorted, 0.045));
    expect(drawn.q5).toBeLessThanOrEqual(quantileSorted(sorted, 0.055));
    expect(drawn.q95).toBeGreaterThanOrEqual(quantileSorted(sorted, 0.945));
    expect(drawn.q95).toBeLessThanOrEqual(quantileSorted(sorted, 0.955));
    expect(q5).toBeLessThan(q95);
  });

  test('blocks as long as the series leave nothing to chance', () => {
    expect(ratioOfMeansInterval([1, 2, 3], [4, 5, 3], options(3))).toEqual({ q5: 2, q95: 2 });
  });

  test('is wider where busy days stand together than where they alternate, in blocks', () => {
    const flat = Array.from({ length: 24 }, () => 1);
    const together = flat.map((_, i) => (i < 12 ? 2 : 0));
    const apart = flat.map((_, i) => (i % 2 === 0 ? 2 : 0));
    const width = (after: number[]) => {
      const { q5, q95 } = ratioOfMeansInterval(flat, after, options(4));
      return q95 - q5;
    };
    expect(width(together)).toBeGreaterThan(4 * width(apart) + 0.5);
  });

  test('a lone day before leaves the upper end open', () => {
    const { q5, q95 } = ratioOfMeansInterval([5, 0, 0, 0, 0, 0], [1, 1, 1, 1, 1, 1], options(1));
    expect(q5).toBeLessThan(1);
    expect(q95).toBe(Number.POSITIVE_INFINITY);
  });

  test('does not depend on the unit', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 4, maxLength: 12 }), (days) => {
        const run = (unit: number) =>
          ratioOfMeansInterval(
            days.map((day) => day * unit),
            [...days].reverse().map((day) => (day + 3) * unit),
            { block: 2, resamples: 200, random: stream(3) },
          );
        expect(run(4)).toEqual(run(1));
      }),
    );
  });
});

test('blocks grow with the cube root of the days', () => {
  expect([1, 8, 22, 27, 90, 365].map(blockLength)).toEqual([1, 2, 3, 3, 4, 7]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  interval90,
  leastSquares,
  mean,
  normalCdf,
  pairwiseExceedance,
  predict,
  quantileSorted,
  rankAcceptability,
  standardDeviation,
} from '../../src/stats/index.js';

describe('quantiles', () => {
  test('type 7 of Hyndman and Fan: the values of R quantile(c(1, 3, 4, 10), c(.05, .5, .95))', () => {
    const sorted = [1, 3, 4, 10];
    expect(quantileSorted(sorted, 0.05)).toBeCloseTo(1.3, 12);
    expect(quantileSorted(sorted, 0.5)).toBeCloseTo(3.5, 12);
    expect(quantileSorted(sorted, 0.95)).toBeCloseTo(9.1, 12);
  });

  test('an interval is ordered and lies within the values, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
        const { q5, median, q95 } = interval90(Float64Array.from(values));
        expect(q5).toBeLessThanOrEqual(median);
        expect(median).toBeLessThanOrEqual(q95);
        expect(q5).toBeGreaterThanOrEqual(Math.min(...values));
        expect(q95).toBeLessThanOrEqual(Math.max(...values));
      }),
    );
  });
});

describe('moments and the normal distribution', () => {
  test('mean and standard deviation of a textbook sample', () => {
    expect(mean([2, 4, 4, 4, 5, 5, 7, 9])).toBe(5);
    expect(standardDeviation([2, 4, 4, 4, 5, 5, 7, 9])).toBeCloseTo(Math.sqrt(32 / 7), 12);
    expect(standardDeviation([3])).toBe(0);
  });

  test('published values of the normal distribution function', () => {
    for (const [z, p] of [
      [0, 0.5],
      [1, 0.8413447],
      [1.644854, 0.95],
      [-1.959964, 0.025],
      [3, 0.9986501],
    ] as const)
      expect(Math.abs(normalCdf(z) - p)).toBeLessThan(2e-7);
  });
});

describe('least squares', () => {
  test('the first of the four data sets of Anscombe (1973): 3.0001 + 0.5001 x, residual deviation 1.2366', () => {
    const x = [10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5];
    const y = [8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68];
    const fit = leastSquares(
      x.map((value) => [1, value]),
      y,
    );
    expect(fit?.coefficients[0]).toBeCloseTo(3.0000909, 6);
    expect(fit?.coefficients[1]).toBeCloseTo(0.5000909, 6);
    expect(fit?.residualSd).toBeCloseTo(1.2366, 4);
  });

  test('a plane is found exactly, whatever its coefficients', () => {
    const finite = fc.double({ noNaN: true, min: -50, max: 50 });
    fc.assert(
      fc.property(fc.tuple(finite, finite, finite), (plane) => {
        const rows = [
          [1, 0, 0],
          [1, 1, 0],
          [1, 0, 1],
          [1, 3, 2],
          [1, -1, 4],
        ];
        const fit = leastSquares(
          rows,
          rows.map((row) => predict(plane, row)),
        );
        fit?.coefficients.forEach((value, i) => {
          expect(value).toBeCloseTo(plane[i] as number, 6);
        });
        expect(fit).toBeDefined();
      }),
    );
  });

  test('is undefined for collinear columns and without degrees of freedom', () => {
    const doubled = [1, 2, 3, 4].map((x) => [1, x, 2 * x]);
    expect(leastSquares(doubled, [1, 2, 3, 5])).toBeUndefined();
    expect(
      leastSquares(
        [
          [1, 0],
          [1, 1],
        ],
        [1, 2],
      ),
    ).toBeUndefined();
  });
});

describe('rank acceptability', () => {
  const draws = [
    Float64Array.from([9, 9, 1, 5]),
    Float64Array.from([5, 5, 5, 5]),
    Float64Array.from([1, 1, 9, 5]),
  ];

  test('counted by hand; a tie in all three shares the ranks', () => {
    const third = 1 / 3 / 4;
    const rows = rankAcceptability(draws);
    [
      [0.5 + third, third, 0.25 + third],
      [third, 0.75 + third, third],
      [0.25 + third, third, 0.5 + third],
    ].forEach((expected, i) => {
      expected.forEach((p, rank) => {
        expect(rows[i]?.[rank]).toBeCloseTo(p, 12);
      });
    });
  });

  test('pairwise exceedance counts ties half and mirrors', () => {
    const p = pairwiseExceedance(draws);
    expect(p[0]?.[1]).toBe(0.625);
    expect(p[1]?.[0]).toBe(0.375);
    expect(p[0]?.[0]).toBe(0.5);
  });

  test('rows and columns sum to one', () => {
    const values = fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 6, maxLength: 6 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(values, (table) => {
        const rows = rankAcceptability(table.map((row) => Float64Array.from(row)));
        for (let i = 0; i < rows.length; i++) {
          expect(rows[i]?.reduce((a, b) => a + b)).toBeCloseTo(1, 10);
          expect(rows.reduce((total, row) => total + (row[i] as number), 0)).toBeCloseTo(1, 10);
        }
      }),
    );
  });
});

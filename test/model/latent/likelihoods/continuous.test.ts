import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { continuousLikelihood } from '../../../../src/model/latent/likelihoods/continuous.js';
import { logGamma } from '../../../../src/stats/index.js';
import { draws, expectGradient, extreme, integral, logOf, shapeOf, usual } from './support.js';

/** The constant that the density leaves out: of Student's t with 4 degrees of freedom. */
const CONSTANT = logGamma(2.5) - logGamma(2) - 0.5 * Math.log(4 * Math.PI);
const density = (value: number, size: number, eta: number, own: readonly number[]) =>
  Math.exp(logOf(continuousLikelihood, shapeOf([{ value, size }]), eta, own) + CONSTANT);

describe('measurements with a known standard error', () => {
  test('integrates to one: the line mapped to (-1, 1)', () => {
    fc.assert(
      fc.property(usual, usual, fc.double({ min: 0, max: 2, noNaN: true }), (eta, logScale, size) => {
        const scale = Math.hypot(Math.exp(logScale), size);
        const mapped = (u: number) => {
          const rest = 1 - u * u;
          if (rest < 1e-9) return 0;
          return (density(eta + (scale * u) / rest, size, eta, [logScale]) * scale * (1 + u * u)) / rest ** 2;
        };
        expect(integral(mapped, -1, 1)).toBeCloseTo(1, 8);
      }),
      { numRuns: 10 },
    );
  });

  test('published quantile: P(t4 < 2.1318) = 0.95', () => {
    const inside = integral((x) => density(x, 0.6, 0, [Math.log(0.8)]), 0, 2.1318);
    expect(inside).toBeCloseTo(0.45, 5);
  });

  test('own scale and standard error add up as variances', () => {
    expect(density(0.7, 0.6, 0, [Math.log(0.8)])).toBeCloseTo(density(0.7, 0, 0, [0]), 12);
  });

  test('gradient against finite differences, far out as well', () => {
    const cell = fc.record({ value: usual, size: fc.double({ min: 0, max: 2, noNaN: true }) });
    fc.assert(
      fc.property(cell, cell, fc.oneof(usual, extreme), usual, (one, other, eta, logScale) => {
        expectGradient(continuousLikelihood(shapeOf([one, other])), [eta, -eta / 2], [logScale]);
      }),
    );
  });

  test('draws: half of them lie within 0.7407 scales (t4)', () => {
    const found = draws(continuousLikelihood(shapeOf([{ value: 0, size: 0.6 }])), 5, [Math.log(0.8)], 20000);
    const within = found.filter((value) => Math.abs(value - 5) < 0.7407).length / found.length;
    expect(Math.abs(within - 0.5)).toBeLessThan(0.012);
    expect(Math.abs(found.filter((value) => value > 5).length / found.length - 0.5)).toBeLessThan(0.012);
  });
});

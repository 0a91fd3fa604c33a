import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lagLikelihood } from '../../../../src/model/latent/likelihoods/lag.js';
import { draws, expectFinite, expectGradient, extreme, integral, logOf, shapeOf, usual } from './support.js';

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
const seen = (value: number, size: number, eta: number, logScale: number) =>
  Math.exp(logOf(lagLikelihood, shapeOf([{ value, size }]), eta, [logScale]) - HALF_LOG_TWO_PI);
const open = (size: number, eta: number, logScale: number) =>
  Math.exp(logOf(lagLikelihood, shapeOf([{ value: size, size }]), eta, [logScale]));

describe('lags', () => {
  test('what ended before the case was last looked at, and what had not, sum to one', () => {
    fc.assert(
      fc.property(usual, usual, fc.double({ min: -1, max: 1, noNaN: true }), (bound, eta, logScale) => {
        const from = Math.min(bound, eta) - 12 * Math.exp(logScale);
        // Just below the bound stands for the bound itself, which means something else.
        const end = bound - 1e-9;
        const ended = integral((x) => seen(Math.min(x, end), bound, eta, logScale), from, end);
        expect(ended + open(bound, eta, logScale)).toBeCloseTo(1, 7);
      }),
      { numRuns: 20 },
    );
  });

  test('published: P(Z > 1.959964) = 0.025', () => {
    expect(open(1.959964 * 2 + 1, 1, Math.log(2))).toBeCloseTo(0.025, 7);
  });

  const cell = fc
    .tuple(usual, fc.double({ min: 0, max: 2, noNaN: true }))
    .map(([value, more]) => ({ value, size: value + more }));

  test('gradient against finite differences, open cases and ended ones', () => {
    fc.assert(
      fc.property(
        cell,
        usual,
        usual,
        fc.double({ min: -1, max: 1, noNaN: true }),
        (ended, bound, eta, logScale) => {
          const cells = [ended, { value: bound, size: bound }];
          expectGradient(lagLikelihood(shapeOf(cells)), [eta, eta + 1], [logScale]);
        },
      ),
    );
  });

  test('predictors far out: finite, and gradients agree', () => {
    fc.assert(
      fc.property(cell, extreme, fc.double({ min: -1, max: 1, noNaN: true }), (one, eta, logScale) => {
        const both = lagLikelihood(shapeOf([one, { value: one.value, size: one.value }]));
        expectFinite(both, [eta, eta], [logScale]);
        expectGradient(both, [eta, eta], [logScale]);
      }),
    );
  });

  test('draws are cut at the bound as often as P(longer) says, and normal below it', () => {
    const found = draws(lagLikelihood(shapeOf([{ value: 0, size: 1.5 }])), 1, [Math.log(0.8)], 20000);
    const cut = found.filter((value) => value === 1.5).length / found.length;
    expect(Math.abs(cut - open(1.5, 1, Math.log(0.8)))).toBeLessThan(0.01);
    expect(Math.abs(found.filter((value) => value < 1).length / found.length - 0.5)).toBeLessThan(0.012);
  });
});

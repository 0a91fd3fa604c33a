import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binaryLikelihood } from '../../../../src/model/latent/likelihoods/binary.js';
import { mean } from '../../../../src/stats/index.js';
import { draws, expectGradient, extreme, logOf, shapeOf, usual } from './support.js';

const log = (value: number, eta: number) => logOf(binaryLikelihood, shapeOf([{ value }]), eta, []);

describe('yes or no', () => {
  test('probabilities sum to one, and odds of 3 are 3/4', () => {
    fc.assert(
      fc.property(fc.oneof(usual, extreme), (eta) => {
        expect(Math.exp(log(0, eta)) + Math.exp(log(1, eta))).toBeCloseTo(1, 12);
      }),
    );
    expect(Math.exp(log(1, Math.log(3)))).toBeCloseTo(3 / 4, 12);
  });

  test('the unlikely answer keeps its logarithm where its probability is rounded away', () => {
    expect(log(0, 50)).toBe(-50);
    expect(log(1, -800)).toBe(-800);
  });

  test('gradient against finite differences, far out as well', () => {
    fc.assert(
      fc.property(fc.nat(1), fc.nat(1), fc.oneof(usual, extreme), (one, other, eta) => {
        expectGradient(binaryLikelihood(shapeOf([{ value: one }, { value: other }])), [eta, eta / 2], []);
      }),
    );
  });

  test('draws are yes as often as the logit says', () => {
    const found = draws(binaryLikelihood(shapeOf([{ value: 0 }])), Math.log(3), [], 20000);
    expect(Math.abs(mean(found) - 3 / 4)).toBeLessThan(0.01);
  });
});

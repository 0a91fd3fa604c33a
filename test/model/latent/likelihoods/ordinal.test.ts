import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ordinalLikelihood } from '../../../../src/model/latent/likelihoods/ordinal.js';
import { draws, expectGradient, extreme, logOf, shapeOf, usual } from './support.js';

const probability = (value: number, categories: number, eta: number, own: readonly number[]) =>
  Math.exp(logOf(ordinalLikelihood, shapeOf([{ value }], { categories }), eta, own));

const own = (categories: number) => fc.array(usual, { minLength: categories - 2, maxLength: categories - 2 });
const chosen = fc
  .integer({ min: 3, max: 6 })
  .chain((categories) => fc.tuple(fc.constant(categories), fc.nat(categories - 1), own(categories)));

describe('ordered categories', () => {
  test('probabilities sum to one, far out as well', () => {
    fc.assert(
      fc.property(chosen, fc.oneof(usual, extreme), ([categories, , parameters], eta) => {
        let sum = 0;
        for (let y = 0; y < categories; y++) sum += probability(y, categories, eta, parameters);
        expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });

  test('cuts at 0 and 1, predictor 0: differences of the logistic function', () => {
    const one = 1 / (1 + Math.exp(-1));
    expect([0, 1, 2].map((y) => probability(y, 3, 0, [0]))).toEqual([
      expect.closeTo(0.5, 12),
      expect.closeTo(one - 0.5, 12),
      expect.closeTo(1 - one, 12),
    ]);
  });

  test('a higher predictor shifts to higher categories', () => {
    fc.assert(
      fc.property(usual, (eta) => {
        expect(probability(0, 3, eta + 1, [0])).toBeLessThan(probability(0, 3, eta, [0]));
        expect(probability(2, 3, eta + 1, [0])).toBeGreaterThan(probability(2, 3, eta, [0]));
      }),
    );
  });

  test('gradient against finite differences, far out as well', () => {
    fc.assert(
      fc.property(chosen, fc.oneof(usual, extreme), ([categories, value, parameters], eta) => {
        expectGradient(ordinalLikelihood(shapeOf([{ value }], { categories })), [eta], parameters);
      }),
    );
  });

  test.each([
    [-2.858, 2.993, 3, 0],
    [-3, 3, 3, 3],
  ])(
    'gradient where a category is so far off that its probability is no number: log noise %d',
    (...parameters) => {
      const likelihood = ordinalLikelihood(shapeOf([{ value: 4 }], { categories: 6 }));
      expectGradient(likelihood, [0], parameters);
      expectGradient(likelihood, [60], parameters);
    },
  );

  test('draws fall into the categories as often as the density says', () => {
    const found = draws(
      ordinalLikelihood(shapeOf([{ value: 0 }], { categories: 4 })),
      0.7,
      [0.2, -0.3],
      20000,
    );
    for (const y of [0, 1, 2, 3]) {
      const share = found.filter((value) => value === y).length / found.length;
      expect(Math.abs(share - probability(y, 4, 0.7, [0.2, -0.3]))).toBeLessThan(0.012);
    }
  });
});

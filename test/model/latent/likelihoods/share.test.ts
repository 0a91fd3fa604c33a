import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareLikelihood } from '../../../../src/model/latent/likelihoods/share.js';
import { logGamma, mean, standardDeviation } from '../../../../src/stats/index.js';
import { draws, expectFinite, expectGradient, extreme, GOLD, logOf, shapeOf, usual } from './support.js';

/** The constant of the data that the density leaves out: the log of the binomial coefficient. */
const probability = (value: number, size: number, eta: number, own: readonly number[]) =>
  Math.exp(
    logOf(shareLikelihood, shapeOf([{ value, size }]), eta, own) +
      logGamma(size + 1) -
      logGamma(value + 1) -
      logGamma(size - value + 1),
  );

describe('shares', () => {
  test('probabilities sum to one', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        usual,
        fc.double({ min: -1, max: 5, noNaN: true }),
        (trials, eta, logPhi) => {
          let sum = 0;
          for (let y = 0; y <= trials; y++) sum += probability(y, trials, eta, [logPhi]);
          expect(sum).toBeCloseTo(1, 10);
        },
      ),
    );
  });

  test('mean 1/2 and precision 2 is the uniform distribution (Polya 1/(n+1))', () => {
    for (const y of [0, 3, 7]) expect(probability(y, 7, 0, [Math.log(2)])).toBeCloseTo(1 / 8, 12);
  });

  test('high precision is the binomial distribution', () => {
    expect(probability(2, 4, 0, [14])).toBeCloseTo(6 / 16, 5);
  });

  const cell = fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(1))
    .map(([size, part, version]) => ({ size, value: Math.round(part * size), version }));

  test('gradient against finite differences, with a coder in one of two versions', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), usual, usual, (cells, eta, phi) => {
        const likelihood = shareLikelihood(shapeOf(cells, { coder: [GOLD, null] }));
        expectGradient(
          likelihood,
          cells.map((_, i) => eta + i / 3),
          [phi + 2],
        );
      }),
      { numRuns: 50 },
    );
  });

  test('predictors far out give finite numbers', () => {
    fc.assert(
      fc.property(cell, extreme, usual, (one, eta, phi) => {
        expectFinite(shareLikelihood(shapeOf([one], { coder: [GOLD, null] })), [eta], [phi + 2]);
        expectFinite(shareLikelihood(shapeOf([one], { coder: [null, null] })), [eta], [phi + 2]);
      }),
    );
  });

  test('draws have the mean and variance of the beta-binomial', () => {
    const [n, p, phi] = [10, 0.3, 4];
    const found = draws(
      shareLikelihood(shapeOf([{ value: 0, size: n }])),
      Math.log(p / (1 - p)),
      [Math.log(phi)],
      20000,
    );
    expect(Math.abs(mean(found) / (n * p) - 1)).toBeLessThan(0.02);
    const variance = (n * p * (1 - p) * (phi + n)) / (phi + 1);
    expect(Math.abs(standardDeviation(found) ** 2 / variance - 1)).toBeLessThan(0.04);
  });

  test('a coder mixes both classes by the confusion matrix', () => {
    const [seen, alarm, p] = [40.5 / 44, 2.5 / 83, 0.6];
    const logit = (x: number) => Math.log(x / (1 - x));
    const mixed = seen * p + alarm * (1 - p);
    const coded = shapeOf([{ value: 3, size: 7 }], { coder: [GOLD] });
    expect(logOf(shareLikelihood, coded, logit(p), [1])).toBeCloseTo(
      logOf(shareLikelihood, shapeOf([{ value: 3, size: 7 }]), logit(mixed), [1]),
      10,
    );
    const found = draws(shareLikelihood(coded), logit(p), [3], 20000);
    expect(Math.abs(mean(found) / (7 * mixed) - 1)).toBeLessThan(0.02);
  });

  test('many trials take the gamma function, few the product; both agree', () => {
    const long = (size: number) => logOf(shareLikelihood, shapeOf([{ value: 0, size }]), 0.2, [1]);
    const direct = (size: number) => {
      const [phi, q] = [Math.E, 1 / (1 + Math.exp(0.2))];
      let log = 0;
      for (let j = 0; j < size; j++) log += Math.log((q * phi + j) / (phi + j));
      return log;
    };
    for (const size of [1, 8, 9, 40]) expect(long(size)).toBeCloseTo(direct(size), 10);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countLikelihood } from '../../../../src/model/latent/likelihoods/count.js';
import { logGamma, mean, standardDeviation } from '../../../../src/stats/index.js';
import {
  draws,
  evaluate,
  expectFinite,
  expectGradient,
  extreme,
  GOLD,
  logOf,
  shapeOf,
  usual,
} from './support.js';

/** The constant of the data that the density leaves out: -log y!. */
const probability = (value: number, eta: number, own: readonly number[], size = 1) =>
  Math.exp(logOf(countLikelihood, shapeOf([{ value, size }]), eta, own) - logGamma(value + 1));

describe('counts', () => {
  test('probabilities sum to one', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -3, max: 1.5, noNaN: true }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        (eta, logSize) => {
          let sum = 0;
          for (let y = 0; y < 300; y++) sum += probability(y, eta, [logSize]);
          expect(sum).toBeCloseTo(1, 9);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('size 2, mean 3: the number of failures before the second success of probability 2/5', () => {
    const p = 2 / 5;
    for (const y of [0, 1, 2, 5])
      expect(probability(y, Math.log(3), [Math.log(2)])).toBeCloseTo((y + 1) * p ** 2 * (1 - p) ** y, 12);
  });

  test('exposure scales the mean', () => {
    expect(probability(4, 0, [1], 3)).toBeCloseTo(probability(4, Math.log(3), [1]), 12);
  });

  test('counts above a thousand are summed another way and follow the same recurrence', () => {
    const [mean, shape] = [900, Math.exp(1)];
    const log = (y: number) => logOf(countLikelihood, shapeOf([{ value: y }]), Math.log(mean), [1]);
    for (const y of [999, 1000, 1001])
      expect(log(y + 1) - log(y)).toBeCloseTo(Math.log((y + shape) * (mean / (mean + shape))), 9);
    expectGradient(countLikelihood(shapeOf([{ value: 1000 }, { value: 1001 }])), [6.8, 7], [1]);
  });

  const cell = fc.record({
    value: fc.nat(30),
    size: fc.double({ min: 0.1, max: 5, noNaN: true }),
    noise: fc.nat(10),
    version: fc.nat(1),
  });

  test('gradient against finite differences, with a coder in one of two versions', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 4 }), usual, usual, (cells, eta, size) => {
        const likelihood = countLikelihood(shapeOf(cells, { coder: [GOLD, null] }));
        expectGradient(
          likelihood,
          cells.map((_, i) => eta + i / 3),
          [size],
        );
      }),
      { numRuns: 50 },
    );
  });

  test('predictors far out give finite numbers', () => {
    fc.assert(
      fc.property(cell, extreme, usual, (one, eta, size) => {
        expectFinite(countLikelihood(shapeOf([one], { coder: [GOLD, null] })), [eta], [size]);
        expectGradient(countLikelihood(shapeOf([one], { coder: [null, null] })), [eta], [size]);
      }),
    );
  });

  test('draws have the mean and the quadratic variance of NB2', () => {
    const [rate, shape] = [4, 2];
    const found = draws(
      countLikelihood(shapeOf([{ value: 0, size: 2 }])),
      Math.log(rate / 2),
      [Math.log(shape)],
      20000,
    );
    expect(mean(found)).toBeCloseTo(rate, 0);
    expect(Math.abs(mean(found) / rate - 1)).toBeLessThan(0.03);
    expect(Math.abs(standardDeviation(found) ** 2 / (rate + rate ** 2 / shape) - 1)).toBeLessThan(0.06);
  });

  test('a coder adds what was misread of other events to what was seen', () => {
    const [seen, alarm] = [40.5 / 44, 2.5 / 83];
    const coded = shapeOf([{ value: 3, size: 2, noise: 7 }], { coder: [GOLD] });
    const rate = seen * 2 * Math.exp(0.4) + alarm * 7;
    expect(logOf(countLikelihood, coded, 0.4, [1])).toBeCloseTo(
      logOf(countLikelihood, shapeOf([{ value: 3 }]), Math.log(rate), [1]),
      10,
    );
    const found = draws(countLikelihood(coded), 0.4, [3], 20000);
    expect(Math.abs(mean(found) / rate - 1)).toBeLessThan(0.03);
  });

  test('each version has the coder of its own source, or none', () => {
    const half = { hits: 0, misses: 0, falseAlarms: 0, rejections: 1e12 };
    const versions = shapeOf(
      [0, 1].map((version) => ({ value: 2, version })),
      { coder: [null, half] },
    );
    const log = evaluate(countLikelihood(versions), [0.3, 0.6 + Math.log(2)], [1]).log;
    const plain = countLikelihood(shapeOf([{ value: 2 }, { value: 2 }]));
    expect(log).toBeCloseTo(evaluate(plain, [0.3, 0.6], [1]).log, 10);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Levels } from '../../../src/model/latent/levels.js';

const value = fc.integer({ min: -3000, max: 3000 }).map((n) => n / 1000);

/** Log density of one state's level and its derivatives, the level itself being told by `slope` times its value. */
function evaluate(information: number, coordinate: number, mean: number, logSigma: number, slope = 0) {
  const sigma = Math.exp(logSigma);
  const levels = new Levels(Float64Array.of(information), 1);
  const [position, means] = [Float64Array.of(coordinate), Float64Array.of(mean)];
  const [gradient, dMean] = [new Float64Array(1), new Float64Array(1)];
  levels.place(position, 0, means, sigma);
  levels.dValue[0] = slope;
  const { log, dLogSigma } = levels.pullBack(position, 0, means, sigma, gradient, dMean);
  const level = levels.value[0] as number;
  return {
    level,
    log: log + slope * level,
    derivatives: [gradient[0] as number, dMean[0] as number, dLogSigma],
  };
}

/** Four of information is the border. */
const [LITTLE, MUCH] = [3, 5];

describe('levels of states', () => {
  test('the form follows information times variance', () => {
    expect(evaluate(MUCH, 0.7, 5, 1).level).toBeCloseTo(0.7 / Math.sqrt(MUCH + 1), 12);
    expect(evaluate(LITTLE, 0.7, 5, 0).level).toBeCloseTo(5.7, 12);
  });

  test('both forms are one distribution of the level: their densities differ by the Jacobian', () => {
    fc.assert(
      fc.property(value, value, value, (z, mean, logSigma) => {
        const standardised = evaluate(LITTLE, z, mean, logSigma);
        const itself = evaluate(MUCH, standardised.level * Math.sqrt(MUCH + 1), mean, logSigma);
        expect(itself.level).toBeCloseTo(standardised.level, 12);
        expect(itself.log).toBeCloseTo(standardised.log - logSigma, 6);
      }),
    );
  });

  test.each([
    ['centred', MUCH],
    ['standardised', LITTLE],
  ])('derivatives by coordinate, mean and log sigma: %s', (_, information) => {
    fc.assert(
      fc.property(
        value,
        value,
        fc.integer({ min: -1000, max: 1000 }).map((n) => n / 1000),
        value,
        (z, mean, logSigma, slope) => {
          const at = [z, mean, logSigma] as const;
          const { derivatives } = evaluate(information, ...at, slope);
          derivatives.forEach((derivative, i) => {
            const moved = (shift: number) => {
              const [a, b, c] = at.map((x, j) => (j === i ? x + shift : x)) as [number, number, number];
              return evaluate(information, a, b, c, slope).log;
            };
            expect(derivative).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 3);
          });
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Levels } from '../../../src/model/latent/levels.js';

const value = fc.integer({ min: -3000, max: 3000 }).map((n) => n / 1000);

interface Said {
  readonly information: number;
  readonly estimate: number;
}

/** Log density of one state's level and its derivatives, the level itself being told by `slope` times its value. */
function evaluate(
  { information, estimate }: Said,
  coordinate: number,
  mean: number,
  logSigma: number,
  slope = 0,
) {
  const sigma = Math.exp(logSigma);
  const levels = new Levels({
    information: Float64Array.of(information),
    estimate: Float64Array.of(estimate),
  });
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

const NOTHING: Said = { information: 0, estimate: 0 };

describe('levels of states', () => {
  test('cells that say nothing leave the level to mean and sigma, whatever their estimate', () => {
    expect(evaluate(NOTHING, 0.7, 5, 0).level).toBeCloseTo(5.7, 12);
    expect(evaluate({ ...NOTHING, estimate: -8 }, 0.7, 5, Math.log(2)).level).toBeCloseTo(6.4, 12);
  });

  test('cells that say all fix the level, but for their own error', () => {
    const { level } = evaluate({ information: 1e6, estimate: 1.2 }, 3, 5, 0);
    expect(level).toBeCloseTo(1.203, 4);
  });

  test('between the two each counts by its precision: a normal prior and cells of one variance meet half way', () => {
    const { level } = evaluate({ information: 1, estimate: 0.2 }, 0, 0, 0);
    expect(level).toBeGreaterThan(0.099);
    expect(level).toBeLessThan(0.101);
  });

  test('a small sigma holds the level at the mean, with any cells', () => {
    const { level } = evaluate({ information: 50, estimate: 0.3 }, 1, 0.25, Math.log(1e-3));
    expect(Math.abs(level - 0.25)).toBeLessThan(2e-3);
  });

  test('all forms are one distribution of the level: their densities differ by the Jacobian', () => {
    fc.assert(
      fc.property(value, value, value, value, (z, mean, estimate, thousandths) => {
        const logSigma = thousandths / 3;
        const said = { information: 5, estimate };
        const own = evaluate(NOTHING, z, mean, logSigma);
        const spread = evaluate(said, 1, mean, logSigma).level - evaluate(said, 0, mean, logSigma).level;
        const coordinate = (own.level - evaluate(said, 0, mean, logSigma).level) / spread;
        const other = evaluate(said, coordinate, mean, logSigma);
        expect(other.level).toBeCloseTo(own.level, 9);
        expect(other.log - Math.log(spread)).toBeCloseTo(own.log - logSigma, 6);
      }),
    );
  });

  test('a place is found again from the standardised distance from the mean', () => {
    fc.assert(
      fc.property(value, value, value, (standard, mean, estimate) => {
        const levels = new Levels({ information: Float64Array.of(2), estimate: Float64Array.of(estimate) });
        const position = Float64Array.of(standard);
        levels.locate(position, 0, Float64Array.of(mean), 0.6);
        levels.place(position, 0, Float64Array.of(mean), 0.6);
        expect(levels.value[0]).toBeCloseTo(mean + 0.6 * standard, 9);
      }),
    );
  });

  test.each([0, 0.3, 5, 400])(
    'derivatives by coordinate, mean and log sigma at information %d',
    (information) => {
      fc.assert(
        fc.property(
          value,
          value,
          fc.integer({ min: -1000, max: 1000 }).map((n) => n / 1000),
          value,
          value,
          (z, mean, logSigma, slope, estimate) => {
            const said = { information, estimate: information === 0 ? 0 : estimate };
            const at = [z, mean, logSigma] as const;
            const { derivatives } = evaluate(said, ...at, slope);
            derivatives.forEach((derivative, i) => {
              const moved = (shift: number) => {
                const [a, b, c] = at.map((x, j) => (j === i ? x + shift : x)) as [number, number, number];
                return evaluate(said, a, b, c, slope).log;
              };
              expect(derivative).toBeCloseTo((moved(1e-5) - moved(-1e-5)) / 2e-5, 3);
            });
          },
        ),
      );
    },
  );
});

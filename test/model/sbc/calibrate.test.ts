import { describe, expect, test } from 'vitest';
import { calibrate } from '../../../src/model/sbc/calibrate.js';
import type { Problem } from '../../../src/model/sbc/problem.js';
import { normal } from '../../../src/stats/index.js';

/**
 * mu ~ normal(0, 1), log sigma ~ normal(0, 0.5), four values of normal(mu, sigma). What the sampler is told of it can
 * be wrong: the deviation of the prior of mu, or the share of the data that it uses.
 */
function fourValues({ priorSd = 1, share = 1 } = {}): Problem<Float64Array> {
  const logLikelihood = (position: Float64Array, data: Float64Array) => {
    const [mu, logSigma] = position as unknown as [number, number];
    return data.reduce((sum, y) => sum - ((y - mu) / Math.exp(logSigma)) ** 2 / 2 - logSigma, 0);
  };
  return {
    prior: (random) => Float64Array.of(normal(random), normal(random) / 2),
    simulate: ([mu, logSigma], random) =>
      Float64Array.from({ length: 4 }, () => mu! + Math.exp(logSigma!) * normal(random)),
    density: (data) => ({
      dimension: 2,
      logDensityAndGradient: (position, gradient) => {
        const [mu, logSigma] = position as unknown as [number, number];
        const precision = Math.exp(-2 * logSigma);
        const residuals = data.map((y) => y - mu);
        const sum = residuals.reduce((a, b) => a + b, 0);
        const squares = residuals.reduce((a, b) => a + b * b, 0);
        gradient[0] = -mu / priorSd ** 2 + share * precision * sum;
        gradient[1] = -4 * logSigma + share * (precision * squares - data.length);
        return -(mu ** 2) / priorSd ** 2 / 2 - 2 * logSigma ** 2 + share * logLikelihood(position, data);
      },
    }),
    quantities: ['mu', 'log sigma', 'log-likelihood'],
    write: (position, data, out) => {
      out.set(position);
      out[2] = logLikelihood(position, data);
    },
  };
}

// Three quantities at 95 % would fail one right model in seven.
const options = { seed: 5, warmup: 200, draws: 250, replicates: 200, ranked: 49, level: 0.99 };
const wrong = { ...options, replicates: 100 };

describe('calibration', () => {
  test('passes a sampler that is right', () => {
    const report = calibrate(fourValues(), options);
    expect(report.outside).toEqual([]);
    expect(report.dependent).toBe(0);
    for (const { ranks } of report.quantities) {
      expect(ranks).toHaveLength(200);
      expect(Math.min(...ranks)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...ranks)).toBeLessThanOrEqual(49);
    }
  });

  test('fails one with a prior four times too narrow, and says in what', () => {
    const { outside, quantities } = calibrate(fourValues({ priorSd: 0.25 }), wrong);
    expect(outside).toContain('mu');
    expect(quantities[0]!.pValue).toBeLessThan(0.001);
  });

  test('fails one that counts its data twice', () => {
    const { outside } = calibrate(fourValues({ share: 2 }), wrong);
    expect(outside).toContain('mu');
    expect(outside).toContain('log-likelihood');
  });

  test('is the same for the same seed', () => {
    const few = { ...options, replicates: 5 };
    expect(calibrate(fourValues(), few)).toEqual(calibrate(fourValues(), few));
  });
});

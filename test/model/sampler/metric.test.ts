import { describe, expect, test } from 'vitest';
import { columnOf } from '../../../src/model/sampler/diagnostics.js';
import { learnFrom, type MetricRule, startLearning, takeMetric } from '../../../src/model/sampler/metric.js';
import { sample } from '../../../src/model/sampler/sample.js';
import { essBulk, mean, standardDeviation } from '../../../src/stats/index.js';
import { gaussian } from '../../support/densities.js';

const learned = (rule: MetricRule, points: readonly (readonly [position: number, gradient: number])[]) => {
  const learning = startLearning(1, rule);
  for (const [position, gradient] of points)
    learnFrom(learning, { position: Float64Array.of(position), gradient: Float64Array.of(gradient) });
  const metric = Float64Array.of(7);
  takeMetric(learning, metric);
  expect(learning).toEqual(startLearning(1, rule));
  return metric[0];
};

test('variances: 1, 3, 8 have variance 13, drawn towards 0.001 as if by five draws', () => {
  expect(
    learned('variances', [
      [1, 0],
      [3, 0],
      [8, 0],
    ]),
  ).toBeCloseTo((3 * 13 + 5 * 1e-3) / 8, 14);
});

describe('fisher', () => {
  test('is the variance of a normal coordinate from any two draws, since its gradient is its distance in variances', () => {
    const variance = 0.3;
    const points = [1.7, -0.2].map((x) => [x, -x / variance] as const);
    expect(learned('fisher', points)).toBeCloseTo(variance, 14);
  });

  test('of a correlated coordinate is the geometric mean of its variance, 1, and that given the other, 1 - r²', () => {
    const r = 0.8;
    const corners = [-1, 1].flatMap((u) =>
      [-1, 1].map((v) => [u, r * u + Math.sqrt(1 - r * r) * v] as const),
    );
    const points = corners.map(([a, b]) => [a, -(a - r * b) / (1 - r * r)] as const);
    expect(learned('fisher', points)).toBeCloseTo(Math.sqrt(1 - r * r), 12);
  });

  test('keeps what it had of a coordinate that is flat or did not move', () => {
    expect(
      learned('fisher', [
        [1, 2],
        [2, 2],
      ]),
    ).toBe(7);
    expect(
      learned('fisher', [
        [1, 2],
        [1, 3],
      ]),
    ).toBe(7);
  });

  test('draws from the same distribution as variances do', () => {
    const [means, sds] = [
      [1, -2, 0.5],
      [3, 0.2, 1],
    ];
    const density = gaussian(means as number[], sds as number[], 0.9);
    const chains = sample(density, 3, { seed: 4, chains: 4, warmup: 300, draws: 1000, metric: 'fisher' });
    for (const [i, expected] of (means as number[]).entries()) {
      const draws = columnOf(chains, i);
      const values = draws.flatMap((one) => [...one]);
      const sd = (sds as number[])[i] as number;
      expect(Math.abs(mean(values) - expected) / (sd / Math.sqrt(essBulk(draws)))).toBeLessThan(4);
      expect(standardDeviation(values) / sd).toBeGreaterThan(0.9);
      expect(standardDeviation(values) / sd).toBeLessThan(1.1);
    }
  });
});

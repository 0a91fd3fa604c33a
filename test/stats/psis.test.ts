import { describe, expect, test } from 'vitest';
import { normalQuantile, smoothWeights, stream, systematicSample } from '../../src/stats/index.js';

const grid = Array.from({ length: 400 }, (_, i) => (i + 0.5) / 400);

describe('smoothed weights are those of R loo 2.5.1, psis(..., r_eff = 1)', () => {
  test('lognormal weights', () => {
    const { weights, khat } = smoothWeights(grid.map((p) => 1.5 * normalQuantile(p)));
    expect(khat).toBeCloseTo(0.503005086014, 11);
    const largest = [...weights].sort((a, b) => a - b).slice(-3);
    [0.0350814795655, 0.0465281934784, 0.0776393412987].forEach((value, i) => {
      expect(largest[i]).toBeCloseTo(value, 11);
    });
  });

  test('Pareto weights whose tail is too heavy to be used', () => {
    expect(smoothWeights(grid.map((p) => -0.9 * Math.log1p(-p))).khat).toBeCloseTo(0.818370416894, 11);
  });
});

test('equal weights stay equal, whatever constant is in them', () => {
  const { weights, khat } = smoothWeights(new Float64Array(50).fill(-1234.5));
  expect([...weights]).toEqual(new Array(50).fill(1 / 50));
  expect(khat).toBe(Number.NEGATIVE_INFINITY);
});

test('weights sum to one and do not depend on the order of the draws', () => {
  const random = stream(1, 'weights');
  const logs = Array.from({ length: 300 }, () => 2 * random());
  const { weights } = smoothWeights(logs);
  expect(weights.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 12);
  const turned = smoothWeights([...logs].reverse()).weights;
  weights.forEach((weight, i) => {
    expect(turned[299 - i]).toBeCloseTo(weight, 12);
  });
});

test('a systematic sample takes each draw as often as its weight says, to one draw', () => {
  const weights = Float64Array.of(0.1, 0, 0.55, 0.35);
  const counts = [0, 0, 0, 0];
  for (const draw of systematicSample(weights, 100)) counts[draw]! += 1;
  expect(counts).toEqual([10, 0, 55, 35]);
});

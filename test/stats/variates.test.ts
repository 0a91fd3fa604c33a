import { describe, expect, test } from 'vitest';
import {
  beta,
  binomial,
  chiSquared,
  gamma,
  mean,
  poisson,
  type Random,
  standardDeviation,
  stream,
} from '../../src/stats/index.js';

const COUNT = 40000;

/** Within four and a half standard errors of the mean, and of the variance by the fourth central moment of the distribution. */
function expectMoments(
  draw: (random: Random) => number,
  expected: { mean: number; variance: number; kurtosis: number },
) {
  const random = stream(9, 'variates');
  const values = Array.from({ length: COUNT }, () => draw(random));
  const standardError = Math.sqrt(expected.variance / COUNT);
  expect(Math.abs(mean(values) - expected.mean)).toBeLessThan(4.5 * standardError);
  const ofVariance = expected.variance * Math.sqrt((expected.kurtosis - 1) / COUNT);
  expect(Math.abs(standardDeviation(values) ** 2 - expected.variance)).toBeLessThan(4.5 * ofVariance);
}

describe('draws have the moments of their distribution', () => {
  test.each([0.3, 1, 4.5, 60])('gamma with shape %d', (shape) => {
    expectMoments((random) => gamma(random, shape), {
      mean: shape,
      variance: shape,
      kurtosis: 3 + 6 / shape,
    });
  });

  test('chi-squared with 4 degrees of freedom', () => {
    expectMoments((random) => chiSquared(random, 4), { mean: 4, variance: 8, kurtosis: 6 });
  });

  test.each([
    [2, 3],
    [0.5, 0.5],
  ])('beta (%d, %d)', (a, b) => {
    const s = a + b;
    const excess = (6 * ((a - b) ** 2 * (s + 1) - a * b * (s + 2))) / (a * b * (s + 2) * (s + 3));
    expectMoments((random) => beta(random, a, b), {
      mean: a / s,
      variance: (a * b) / (s * s * (s + 1)),
      kurtosis: 3 + excess,
    });
  });

  test.each([0.2, 7, 29, 250])('Poisson with mean %d', (rate) => {
    expectMoments((random) => poisson(random, rate), { mean: rate, variance: rate, kurtosis: 3 + 1 / rate });
  });

  test('binomial', () => {
    const [n, p] = [12, 0.2];
    const variance = n * p * (1 - p);
    expectMoments((random) => binomial(random, n, p), {
      mean: n * p,
      variance,
      kurtosis: 3 + (1 - 6 * p * (1 - p)) / variance,
    });
  });
});

test('a Poisson count of a mean far out is drawn at once, with the moments of the distribution', () => {
  const rate = 1e12;
  expectMoments((random) => poisson(random, rate), { mean: rate, variance: rate, kurtosis: 3 });
});

test('a Poisson count of nothing is nothing, and a shape below 1 can give a draw near zero but never below', () => {
  const random = stream(9, 'edges');
  expect(poisson(random, 0)).toBe(0);
  for (let i = 0; i < 1000; i++) expect(gamma(random, 0.01)).toBeGreaterThanOrEqual(0);
});

test('the distribution function of gamma draws with shape 1 is 1 - exp(-x)', () => {
  const random = stream(9, 'exponential');
  const values = Array.from({ length: COUNT }, () => gamma(random, 1)).sort((a, b) => a - b);
  const distance = values.reduce(
    (max, x, i) => Math.max(max, Math.abs((i + 0.5) / COUNT - (1 - Math.exp(-x)))),
    0,
  );
  // 1.63 / sqrt(n) is the 1 % point of Kolmogorov's statistic.
  expect(distance).toBeLessThan(1.63 / Math.sqrt(COUNT));
});

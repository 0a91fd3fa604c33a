import { describe, expect, test } from 'vitest';
import { adapt, startAdaptation } from '../../../src/model/sampler/adaptation.js';
import {
  averagedStepSize,
  learnStepSize,
  startAveraging,
} from '../../../src/model/sampler/dual-averaging.js';
import { addPosition, startVariance, takeVariance } from '../../../src/model/sampler/running-variance.js';
import { makeTrajectory } from '../../../src/model/sampler/trajectory.js';
import { stream } from '../../../src/stats/rng.js';
import { gaussian } from '../../support/densities.js';

test('the metric: 1, 3, 8 have variance 13, drawn towards 0.001 as if by five draws', () => {
  const state = startVariance(1);
  for (const x of [1, 3, 8]) addPosition(state, Float64Array.of(x));
  const metric = new Float64Array(1);
  takeVariance(state, metric);
  expect(metric[0]).toBeCloseTo((3 * 13 + 5 * 1e-3) / 8, 14);
  expect(state).toEqual(startVariance(1));
});

test('dual averaging: two steps by hand', () => {
  const state = startAveraging(0.1);
  // Shortfall (0.8 - 0.5) / 11; log step = log 1 - that * sqrt(1) / 0.05.
  const first = 0.3 / 11;
  expect(learnStepSize(state, 0.5, 0.8)).toBeCloseTo(Math.exp(-first / 0.05), 14);
  const second = (11 / 12) * first + (0.8 - 1) / 12;
  const logStep = (-second * Math.SQRT2) / 0.05;
  expect(learnStepSize(state, 1, 0.8)).toBeCloseTo(Math.exp(logStep), 14);
  const share = 2 ** -0.75;
  expect(averagedStepSize(state)).toBeCloseTo(Math.exp(share * logStep - ((1 - share) * first) / 0.05), 14);
});

describe('the end of a window', () => {
  test('takes up the metric, looks for a step size anew and averages from there', () => {
    const density = gaussian([0], [1], 0);
    const t = makeTrajectory(density, 1, 10);
    t.random = stream(1, 'window');
    const settings = { seed: 1, warmup: 150, draws: 1, targetAcceptance: 0.8, maxTreeDepth: 10 };
    const state = startAdaptation(t, settings);
    for (let iteration = 0; iteration < 100; iteration++) {
      t.sample.position[0] = iteration % 2 === 0 ? 2 : -2;
      t.sample.logDensity = density(t.sample.position, t.sample.gradient);
      t.acceptanceSum = 0.8;
      t.leapfrogs = 1;
      adapt(state, t, iteration, settings);
      if (iteration === 98) expect(t.inverseMetric[0]).toBe(1);
    }
    // 13 times -2 and 12 times 2.
    const variance = (25 * 4 - 2 ** 2 / 25) / 24;
    expect(t.inverseMetric[0]).toBeCloseTo((25 / 30) * variance + 1e-3 * (5 / 30), 12);
    expect(state.averaging).toEqual(startAveraging(t.stepSize));
  });
});

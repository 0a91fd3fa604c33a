import { expect, test } from 'vitest';
import { concentration, poissonSpread, shiftSpread, spreadPosterior } from '../../src/hypotheses/spread.js';
import { normal, stream } from '../../src/stats/index.js';

const EXPECTED = new Float64Array(11).fill(4);

test('without data the posterior of the spread is its half-normal prior', () => {
  const { median, q5, q95 } = spreadPosterior(3, () => 0);
  // Quantiles of |z| given 0.01 < |z| < 3, where the grid ends.
  expect(median).toBeCloseTo(0.6787, 3);
  expect(q5).toBeCloseTo(0.0721, 3);
  expect(q95).toBeCloseTo(1.9421, 3);
});

test('states integrated over before give the same posterior', () => {
  const tabulated = new Map();
  const counts = [9, 9, 0, 2, 2, 7, 2, 2, 2, 2, 2];
  const first = poissonSpread(counts, EXPECTED, 0.6, tabulated);
  expect(tabulated.size).toBe(4);
  expect(poissonSpread(counts, EXPECTED, 0.6, tabulated)).toEqual(first);
  expect(poissonSpread(counts, EXPECTED, 0.6)).toEqual(first);
});

test('many even counts leave no room for a spread, uneven ones demand it', () => {
  const even = poissonSpread(new Float64Array(11).fill(400), new Float64Array(11).fill(400), 1);
  expect(even.q95).toBeLessThan(0.1);
  const uneven = poissonSpread(
    [400, 400, 400, 50, 50, 50, 50, 50, 50, 50, 50],
    new Float64Array(11).fill(145),
    1,
  );
  expect(uneven.q5).toBeGreaterThan(0.6);
});

test('90 % intervals of simulated spreads cover near nine in ten', () => {
  const random = stream(1, 'coverage');
  let covered = 0;
  const repeats = 80;
  for (let r = 0; r < repeats; r++) {
    const sigma = Math.abs(normal(random));
    const counts = EXPECTED.map((mean) => poisson(mean * Math.exp(sigma * normal(random)), random));
    const { q5, q95 } = poissonSpread(counts, EXPECTED, 1);
    if (q5 <= sigma && sigma <= q95) covered += 1;
  }
  expect(covered / repeats).toBeGreaterThan(0.8);
  expect(covered / repeats).toBeLessThan(0.98);
});

test('tempering widens', () => {
  const counts = [9, 9, 9, 2, 2, 2, 2, 2, 2, 2, 2];
  const whole = poissonSpread(counts, EXPECTED, 1);
  const tempered = poissonSpread(counts, EXPECTED, 0.5);
  expect(tempered.q95 - tempered.q5).toBeGreaterThan(whole.q95 - whole.q5);
});

test('the same shares twice are no shift, reversed shares are one', () => {
  const shares = [40, 30, 20, 10, 5, 5, 5, 5, 5, 5, 5].map((n) => n * 10);
  expect(shiftSpread(shares, shares, 1).q95).toBeLessThan(0.15);
  expect(shiftSpread(shares, shares.toReversed(), 1).q5).toBeGreaterThan(0.8);
});

test('concentration is high for counts as expected and low for counts in heaps', () => {
  expect(concentration(EXPECTED, EXPECTED, 1).q5).toBeGreaterThan(15);
  expect(concentration([22, 22, 0, 0, 0, 0, 0, 0, 0, 0, 0], EXPECTED, 1).q95).toBeLessThan(5);
});

function poisson(mean: number, random: () => number): number {
  let k = 0;
  for (let p = random(); p > Math.exp(-mean); p *= random()) k += 1;
  return k;
}

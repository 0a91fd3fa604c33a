import { describe, expect, test } from 'vitest';
import { type CompositeInputs, compose, type Item } from '../../src/model/compose.js';
import { scaleOf } from '../../src/model/scale.js';

const item = (points: (number | null)[], drawn: (number | null)[]): Item => ({
  indicator: 'a',
  direction: 1,
  points,
  scale: scaleOf(points.filter((point) => point !== null)) as Item['scale'],
  resampled: drawn.map((value) => (value === null ? null : Float64Array.of(value))),
});
const ITEMS = [item([0, 5, 10], [4, 0, 8]), item([1, null, 3], [1, null, 2])];
const INPUTS: CompositeInputs = {
  evidence: null,
  weights: [0.5, 0.5],
  normalisation: 'min-max',
  aggregation: 'arithmetic',
  missing: [
    [0.5, 0.5, 0.5],
    [0.5, 0.25, 0.5],
  ],
};
const composed = (changed: Partial<CompositeInputs> = {}) => compose(ITEMS, 3, { ...INPUTS, ...changed });

describe('compose', () => {
  test('weighs places between the lowest and the highest; a missing value lies where its share says', () => {
    expect(composed()).toEqual([0, 37.5, 100]);
    expect(composed({ weights: [1, 0] })).toEqual([0, 50, 100]);
    expect(composed({ weights: [0, 1] })).toEqual([0, 25, 100]);
  });

  test('a draw of the record has a scale of its own', () => {
    expect(composed({ evidence: 0, weights: [1, 0] })).toEqual([50, 0, 100]);
  });

  test('a geometric mean stands on its floor of one in a hundred, not on zero', () => {
    const [low, middle, high] = composed({ aggregation: 'geometric' }) as [number, number, number];
    expect(low).toBeCloseTo(1, 12);
    expect(middle).toBeCloseTo(100 * Math.sqrt(0.5 * 0.25), 12);
    expect(high).toBe(100);
  });

  test('z-scores go through the normal distribution function', () => {
    const [low, , high] = composed({ normalisation: 'z', weights: [1, 0] }) as [number, number, number];
    // One standard deviation to either side of the mean of 0, 5 and 10.
    expect(low).toBeCloseTo(15.8655, 3);
    expect(high).toBeCloseTo(84.1345, 3);
  });
});

import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/model/compose.js';
import { ALL_FIXED, ALL_OPEN, composite } from '../../src/model/composite.js';
import { scaleOf } from '../../src/model/scale.js';
import { assertPerturbed } from '../support/perturb.js';

const partners = ['AAA', 'BBB', 'CCC'];
const item = (indicator: string, points: (number | null)[], direction: 1 | -1 = 1): Item => ({
  indicator,
  direction,
  points,
  scale: scaleOf(points.filter((point) => point !== null)) as Item['scale'],
  resampled: points.map((point) => (point === null ? null : new Float64Array(200).fill(point))),
});
const options = { measure: 'affinity', partners, seed: 1, draws: 200 };
const first = (values: readonly Float64Array[]) => values.map((row) => row[0]);

describe('composite', () => {
  test('with everything held: the mean of min-max values, a missing item at the middle, turned items turned', () => {
    const items = [item('a', [0, 5, 10]), item('b', [1, null, 3], -1)];
    const { values } = composite(items, { ...options, open: ALL_FIXED });
    expect(first(values)).toEqual([50, 50, 50]);
    expect(first(composite(items.slice(0, 1), { ...options, open: ALL_FIXED }).values)).toEqual([0, 50, 100]);
  });

  test('a state that leads on every item leads in every draw, however weights and form fall', () => {
    const items = [item('a', [0, 5, 10]), item('b', [1, 2, 9])];
    const { values } = composite(items, { ...options, open: ALL_OPEN });
    for (let draw = 0; draw < options.draws; draw++) {
      expect(values[2]?.[draw]).toBeGreaterThan(values[1]?.[draw] as number);
      expect(values[1]?.[draw]).toBeGreaterThan(values[0]?.[draw] as number);
    }
  });

  test('a partner without any observed item ranges over the whole scale', () => {
    const { values } = composite([item('a', [0, 10, null])], {
      ...options,
      open: { ...ALL_FIXED, missing: true },
    });
    const unseen = values[2] as Float64Array;
    expect(Math.min(...unseen)).toBeLessThan(5);
    expect(Math.max(...unseen)).toBeGreaterThan(95);
  });

  test('each factor alone changes the draws, and a factor that cannot is refused', () => {
    const items = [item('a', [0, 5, 10]), item('b', [1, null, 3])];
    const fixed = composite(items, { ...options, open: ALL_FIXED });
    for (const factor of ['weights', 'form', 'missing'] as const)
      expect(() =>
        assertPerturbed(
          factor,
          fixed,
          composite(items, { ...options, open: { ...ALL_FIXED, [factor]: true } }),
        ),
      ).not.toThrow();
    const still = composite(items, { ...options, open: { ...ALL_FIXED, evidence: true } });
    expect(() => assertPerturbed('evidence', fixed, still)).toThrow(
      'perturbation "evidence" of affinity changed nothing',
    );
  });
});

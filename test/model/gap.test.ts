import { describe, expect, test } from 'vitest';
import type { Axis } from '../../src/model/axis.js';
import { measureGaps } from '../../src/model/gap.js';
import { axisOf } from '../support/model.js';

const gapsOf = (formal: Axis, actual: Axis) =>
  new Map(measureGaps(formal, actual).map((gap) => [gap.partner, gap]));

describe('measureGaps', () => {
  test('is strictness on paper minus strictness in fact, in standard deviations', () => {
    // Slack 0, 50, 100 has the strictness 1, 0, -1; the other side is the reverse.
    const gaps = gapsOf(
      axisOf('formal', { AAA: [0], BBB: [50], CCC: [100] }),
      axisOf('actual', { AAA: [100], BBB: [50], CCC: [0] }),
    );
    expect(gaps.get('AAA')).toMatchObject({
      formal: { median: 1 },
      actual: { median: -1 },
      gap: { median: 2 },
    });
    expect(gaps.get('BBB')?.gap?.median).toBe(0);
    expect(gaps.get('CCC')?.gap?.median).toBe(-2);
  });

  test('does not depend on the unit of either side', () => {
    const formal = axisOf('formal', { AAA: [10], BBB: [30], CCC: [80] });
    const actual = axisOf('actual', { AAA: [40], BBB: [20], CCC: [60] });
    const narrow = axisOf('actual', { AAA: [4], BBB: [2], CCC: [6] });
    for (const [partner, { gap }] of gapsOf(formal, actual))
      expect(gapsOf(formal, narrow).get(partner)?.gap?.median).toBeCloseTo(gap?.median as number, 12);
  });

  test('who is seen on one side only has no gap and does not move the yardstick', () => {
    const formal = { AAA: [10], BBB: [30], CCC: [80] };
    const actual = axisOf('actual', { AAA: [40], BBB: [20], CCC: [60], DDD: null });
    const gaps = gapsOf(axisOf('formal', { ...formal, DDD: [99] }), actual);
    const without = gapsOf(axisOf('formal', { ...formal, DDD: null }), actual);
    expect(gaps.get('DDD')).toMatchObject({ actual: null, gap: null, probabilityPositive: null });
    expect(gaps.get('DDD')?.formal).not.toBeNull();
    expect(gaps.get('AAA')).toEqual(without.get('AAA'));
  });

  test('the probability is the share of draws above zero; a tie is not above', () => {
    const gaps = gapsOf(
      axisOf('formal', { AAA: [0, 0, 100, 50], BBB: [100, 100, 0, 50] }),
      axisOf('actual', { AAA: [100, 100, 0, 50], BBB: [0, 0, 100, 50] }),
    );
    expect(gaps.get('AAA')?.probabilityPositive).toBe(0.5);
    expect(gaps.get('BBB')?.probabilityPositive).toBe(0.25);
  });
});

import { describe, expect, test } from 'vitest';
import { predictRevenue } from '../../src/model/revenue.js';
import { axisOf } from '../support/model.js';

const NAMES = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'];
const AFFINITY = [10, 20, 30, 60, 70, 90];
const SLACK = [50, 10, 80, 20, 90, 40];
/** Revenue that follows both axes exactly, so that the answer is known: 5 + affinity / 2 + slack / 4. */
const LAW = NAMES.map((_, i) => 5 + (AFFINITY[i] as number) / 2 + (SLACK[i] as number) / 4);

const DRAWS = 20;
const axes = (revenue: readonly (number | null)[]) => {
  const rows = (values: readonly (number | null)[]) =>
    Object.fromEntries(
      NAMES.map((name, i) => {
        const value = values[i] as number | null;
        return [name, value === null ? null : new Array<number>(DRAWS).fill(value)];
      }),
    );
  return {
    affinity: axisOf('affinity', rows(AFFINITY)),
    slack: axisOf('slack', rows(SLACK)),
    revenue: axisOf('revenue', rows(revenue)),
  };
};

describe('predictRevenue', () => {
  test('finds a linear law from the other partners alone', () => {
    predictRevenue(axes(LAW), 1).forEach(({ predicted, difference }, i) => {
      expect(predicted?.median).toBeCloseTo(LAW[i] as number, 6);
      expect(difference?.median).toBeCloseTo(0, 6);
    });
  });

  test('who leaves the law is off the pattern, by what it leaves it, and does not predict itself', () => {
    const raised = LAW.map((value, i) => (i === 3 ? value + 40 : value));
    const found = predictRevenue(axes(raised), 1)[3];
    expect(found?.predicted?.median).toBeCloseTo(LAW[3] as number, 6);
    expect(found?.difference?.median).toBeCloseTo(40, 6);
    expect(found?.offPattern).toBe(true);
  });

  test('unobserved revenue is predicted but never off the pattern', () => {
    const found = predictRevenue(axes(LAW.map((value, i) => (i === 2 ? null : value))), 1)[2];
    expect(found?.predicted?.median).toBeCloseTo(LAW[2] as number, 6);
    expect(found).toMatchObject({ difference: null, offPattern: false });
  });

  test('too few partners predict nothing', () => {
    const few = axes(LAW.map((value, i) => (i < 4 ? value : null)));
    expect(predictRevenue(few, 1)[0]).toMatchObject({ predicted: null, difference: null, offPattern: false });
    expect(predictRevenue(few, 1)[5]?.predicted).not.toBeNull();
  });
});

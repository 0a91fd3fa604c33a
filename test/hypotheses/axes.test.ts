import { describe, expect, test } from 'vitest';
import { axesHypotheses } from '../../src/hypotheses/axes.js';
import { normal, stream } from '../../src/stats/index.js';
import { RULES } from '../support/hypotheses.js';

const DRAWS = 500;
const random = stream(9, 'axes');
const around = (centre: number, spread: number) =>
  Float64Array.from({ length: DRAWS }, () => centre + spread * normal(random));
const STATES = ['AAA', 'BBB', 'CCC', 'DDD', 'EEE', 'FFF'];

/** Draws in which engagement is twice affinity, and revenue follows slack. */
function columnsOf(over: Readonly<Record<string, Float64Array>> = {}) {
  const axes = STATES.flatMap((state, i) => {
    const [a, s] = [i - 2.5, (i % 3) - 1];
    return [
      [`affinity[${state}]`, around(a, 0.05)],
      [`slack[${state}]`, around(s, 0.05)],
      [`engagement[${state}]`, around(2 * a, 0.05)],
      [`revenue[${state}]`, around(s, 0.05)],
    ] as const;
  });
  return {
    ...Object.fromEntries(axes),
    stock_correlation: around(0, 0.05),
    shock_correlation: around(0, 0.05),
    'engagement.b_affinity': around(2, 0.1),
    'engagement.b_slack': around(0, 0.05),
    'engagement.b_product': around(0, 1),
    'engagement.log_sigma': around(Math.log(0.3), 0.01),
    'revenue.b_affinity': around(0, 0.05),
    'revenue.b_slack': around(1, 0.1),
    'revenue.log_sigma': around(Math.log(0.3), 0.01),
    ...over,
  };
}

const rules = { ...RULES, axes: { correlationRope: 0.2, slopeRope: 0.2, certainty: 0.9 } };
const priors = { slope: 0.7, correlation: 0.6 };
const run = (over: Readonly<Record<string, Float64Array>> = {}) =>
  new Map(
    axesHypotheses({ rules, priors, columns: columnsOf(over), partners: STATES, evidence: ['e1'] }).map(
      (row) => [row.id, row],
    ),
  );

describe('what is asked of the axes', () => {
  test('draws that show a statement support it, draws that show its contrary contradict it, wide ones settle nothing', () => {
    const found = run();
    expect(found.get('axes-independence')?.verdict).toBe('supported');
    expect(found.get('axes-dissociation')?.verdict).toBe('supported');
    expect(found.get('axes-alignment')?.verdict).toBe('not_determined');
    expect(run({ stock_correlation: around(0.7, 0.05) }).get('axes-independence')?.verdict).toBe(
      'contradicted',
    );
    expect(run({ 'revenue.b_affinity': around(0.6, 0.1) }).get('axes-same-channels')?.verdict).toBe(
      'supported',
    );
    expect(run({ 'revenue.b_affinity': around(-0.6, 0.1) }).get('axes-same-channels')?.verdict).toBe(
      'contradicted',
    );
    expect(run({ stock_correlation: around(0, 0.5) }).get('axes-independence')).toMatchObject({
      verdict: 'not_determined',
      n: 6,
      evidence: ['e1'],
      wouldSettle: expect.stringContaining('six states cannot show it'),
    });
  });

  test('a model without revenue leaves open what hangs on it, and says what is missing', () => {
    const { 'revenue.b_affinity': _, 'revenue.b_slack': __, ...columns } = columnsOf();
    const found = axesHypotheses({ rules, priors, columns, partners: [], evidence: [] });
    expect(found.map(({ verdict, statistic }) => [verdict, statistic === null])).toEqual([
      ['supported', false],
      ['not_determined', true],
      ['not_determined', false],
      ['not_determined', true],
    ]);
    expect(found[1]?.reason).toContain('has no revenue.b_affinity, revenue.b_slack');
  });

  test('power is that of the whole rule, and a rule out of reach says so', () => {
    const sharp = run();
    expect(sharp.get('axes-dissociation')?.power).toBeGreaterThan(0.9);
    const wide = run({ 'revenue.b_affinity': around(0, 0.4) }).get('axes-dissociation');
    expect(wide).toMatchObject({ power: 0, verdict: 'not_determined', details: { reachable: 0 } });
    expect(wide?.reason).toContain('No outcome could make it say supported');
    expect(run({ stock_correlation: around(0, 0.3) }).get('axes-independence')).toMatchObject({ power: 0 });
  });
});

describe('a term of zero against a free one', () => {
  const normalAt = (x: number, sd: number) => Math.exp(-0.5 * (x / sd) ** 2) / sd;

  test('is the density at zero after over that before', () => {
    const found = run({ 'revenue.b_affinity': around(0.2, 0.3) }).get('axes-same-channels');
    expect(found?.details['zero']).toBeCloseTo(normalAt(0.2, 0.3) / normalAt(0, 0.7), 0.2);
    expect(found?.reason).toContain('times as probable against one left free');
  });

  test('draws of the prior say nothing for either', () => {
    const prior = run({ 'revenue.b_affinity': around(0, 0.7) }).get('axes-same-channels');
    expect(prior?.details['zero']).toBeCloseTo(1, 0.7);
    expect(prior?.power).toBeLessThan(0.05);
  });
});

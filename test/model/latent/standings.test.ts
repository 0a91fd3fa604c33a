import { describe, expect, test } from 'vitest';
import type { Axis } from '../../../src/model/axis.js';
import { atBounds, type Columns, latentStandings } from '../../../src/model/latent/standings.js';
import { normal, stream } from '../../../src/stats/index.js';

const DRAWS = 400;
const random = stream(3, 'standings');
const around = (centre: number, spread = 0.1) =>
  Float64Array.from({ length: DRAWS }, () => centre + spread * normal(random));

const PARTNERS = ['AAA', 'BBB', 'CCC'] as const;
const columns: Columns = {
  'engagement[AAA]': around(3),
  'engagement[BBB]': around(1),
  'engagement[CCC]': around(1),
  'affinity[AAA]': around(1),
  'affinity[BBB]': around(0),
  'affinity[CCC]': around(0),
  'slack[AAA]': around(1),
  'slack[BBB]': around(0),
  'slack[CCC]': around(-1),
  'revenue[AAA]': around(4),
  'revenue[BBB]': around(0),
  'revenue.b_affinity': around(1, 0.01),
  'revenue.b_slack': around(0, 0.01),
  'revenue.b_product': around(0, 0.01),
  'revenue.log_sigma': around(Math.log(0.2), 0.01),
};

/** Laxity on paper, 0 to 100. */
const formal = (laxity: readonly number[]) =>
  ({
    partners: PARTNERS.map((partner) => ({ partner, interval: { median: 0, q5: 0, q95: 0 } })),
    draws: { measure: 'formal', partners: PARTNERS, values: laxity.map((value) => around(value, 1)) },
  }) as unknown as Axis;

const rule = { measure: 'engagement', maxTiers: 5, minProbability: 0.8, minEvidence: 5 } as const;
const evidence = new Map([
  ['AAA', 9],
  ['BBB', 9],
  ['CCC', 2],
]);
const standings = latentStandings(columns, PARTNERS, evidence, rule, 1, formal([80, 50, 20]));

describe('standings by the latent model', () => {
  test('tiers follow engagement, and too few events leave a partner unassigned', () => {
    expect(standings.tiering.assignments.map(({ tier }) => tier)).toEqual([1, 2, null]);
    expect(standings.tiering.assignments[2]?.reason).toContain('only 2');
    expect(standings.tiering.assignments[2]?.betweenTiers).toEqual([]);
  });

  test('what a partner has no draws of is not observed', () => {
    expect(standings.intervals.revenue[2]).toBeNull();
    expect(standings.revenue[2]).toMatchObject({ predicted: null, offPattern: false });
  });

  test('revenue far above what the axes lead one to expect is off the pattern', () => {
    expect(standings.revenue[0]?.predicted?.median).toBeCloseTo(1, 1);
    expect(standings.revenue.map(({ offPattern }) => offPattern)).toEqual([true, false, false]);
  });

  test.each([
    [1.2, 3, 'holds'],
    [-3, -1.2, 'holds'],
    [1, 3, 'hangs'],
    [-0.5, 0.5, 'hangs'],
    [-1, 2, 'above'],
    [-2, 1, 'below'],
    [-1.2, 1.2, 'inside'],
  ] as const)('a difference of %d to %d and bounds of log 3 (1.10): %s', (q5, q95, mark) => {
    expect(atBounds({ median: (q5 + q95) / 2, q5, q95 })).toBe(mark);
    expect(standings.revenue[2]?.atBounds).toBeNull();
  });

  test('the level of a state of which nothing else is known is drawn as the model has it, Student-t(4) of unit variance', () => {
    const many = (value: number) => new Float64Array(40_000).fill(value);
    const names = Object.keys(columns).map((name) => [name, many(0)]);
    const flat = latentStandings(
      Object.fromEntries(names),
      PARTNERS,
      evidence,
      rule,
      1,
      formal([80, 50, 20]),
    );
    // The 95 % quantile of t(4) is 2.132, its variance 2; a normal level would have 1.645.
    expect(flat.revenue[0]?.predicted?.q95).toBeCloseTo(2.132 / Math.SQRT2, 1);
    expect(flat.revenue[0]?.predicted?.q95).toBeLessThan(1.56);
  });

  test('where practice follows paper there is no gap; where it runs against it there is one', () => {
    for (const { gap } of standings.gaps) expect(Math.abs(gap?.median ?? 9)).toBeLessThan(0.2);
    const broken = { ...columns, 'slack[CCC]': around(3) };
    const { gaps } = latentStandings(broken, PARTNERS, evidence, rule, 1, formal([80, 50, 20]));
    const strictOnPaper = gaps[2];
    expect(strictOnPaper?.formal?.median).toBeGreaterThan(0.5);
    expect(strictOnPaper?.gap?.median).toBeGreaterThan(0.3);
    expect(strictOnPaper?.probabilityPositive).toBeGreaterThan(0.9);
  });
});

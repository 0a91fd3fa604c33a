import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assignTiers } from '../../src/model/tiers.js';
import { normal, stream } from '../../src/stats/index.js';

const rule = { measure: 'engagement', maxTiers: 5, minProbability: 0.8, minEvidence: 5 } as const;
const around = (centre: number, sd: number, name: string) => {
  const random = stream(1, name);
  return Float64Array.from({ length: 1000 }, () => centre + sd * normal(random));
};
const tiersOf = (centres: Record<string, number>, sd: number, evidence = 9) => {
  const partners = Object.keys(centres);
  const values = partners.map((partner) => around(centres[partner] as number, sd, partner));
  const counts = new Map(partners.map((partner) => [partner, evidence]));
  return assignTiers({ measure: 'engagement', partners, values }, counts, rule);
};

describe('assignTiers', () => {
  test('clear groups become tiers and everybody is assigned', () => {
    const { tiers, assignments } = tiersOf({ A: 90, B: 89, C: 50, D: 10, E: 11 }, 3);
    expect(tiers.map((tier) => [...tier].sort())).toEqual([['A', 'B'], ['C'], ['D', 'E']]);
    expect(assignments.map(({ tier }) => tier)).toEqual([1, 1, 2, 3, 3]);
  });

  test('states that nothing tells apart make a single tier', () => {
    expect(tiersOf({ A: 50, B: 50, C: 50, D: 50 }, 20).tiers).toHaveLength(1);
  });

  test('a state between two tiers stays unassigned and the reason names them', () => {
    const { assignments } = tiersOf({ A: 90, B: 91, M: 68, Y: 9, Z: 10 }, 14);
    const between = assignments.filter(({ tier }) => tier === null);
    expect(between.length).toBeGreaterThan(0);
    for (const { reason } of between)
      expect(reason).toMatch(/between tiers \d and \d: .* the rule asks for 0.80/);
  });

  test('a limit that binds stands beside the partition that would be free of it', () => {
    const centres = { A: 100, B: 80, C: 60, D: 40, E: 20, F: 0 };
    const bound = tiersOf(centres, 1);
    expect([bound.tiers.length, bound.free.tiers]).toEqual([5, 6]);
    expect(bound.free.loss).toBeLessThan(bound.loss);
    expect(bound.loss).toBeCloseTo(0.5, 6);
  });

  test('too little evidence outweighs any probability', () => {
    const { assignments } = tiersOf({ A: 90, B: 10 }, 1, 4);
    expect(assignments.map(({ tier }) => tier)).toEqual([null, null]);
    expect(assignments[0]?.reason).toBe('only 4 distinct events; the rule asks for 5');
  });

  test('tier probabilities and ranks each sum to one; never more tiers than the rule allows', () => {
    const centres = fc.dictionary(
      fc.constantFrom('A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'),
      fc.integer({ min: 0, max: 100 }),
      {
        minKeys: 1,
      },
    );
    fc.assert(
      fc.property(centres, fc.integer({ min: 1, max: 30 }), (states, sd) => {
        const { assignments, tiers } = tiersOf(states, sd);
        expect(tiers.length).toBeLessThanOrEqual(rule.maxTiers);
        expect(tiers.flat().sort()).toEqual(Object.keys(states).sort());
        for (const { partner, tierProbabilities, rankAcceptability, above } of assignments) {
          const meanRank = rankAcceptability.reduce((sum, p, rank) => sum + p * rank, 0);
          const others = Object.keys(states).length - 1;
          expect(Object.keys(above)).not.toContain(partner);
          expect(meanRank).toBeCloseTo(others - Object.values(above).reduce((a, b) => a + b, 0), 9);
          expect(Object.values(tierProbabilities).reduce((a, b) => a + b)).toBeCloseTo(1, 9);
          expect(rankAcceptability.reduce((a, b) => a + b)).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 30 },
    );
  });
});

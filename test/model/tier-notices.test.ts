import { describe, expect, test } from 'vitest';
import type { Item } from '../../src/model/compose.js';
import { scaleNotices, tierNotices } from '../../src/model/tier-notices.js';
import { assignTiers } from '../../src/model/tiers.js';

const rule = { measure: 'engagement', maxTiers: 5, minProbability: 0.8, minEvidence: 5 } as const;

const called = (partner: string) => `State ${partner}`;

/** Two partners of which the first is above in `share` of the draws. */
function pair(share: number, draws: number, evidence = 9) {
  const first = Float64Array.from({ length: draws }, (_, i) => (i < share * draws ? 2 : 0));
  const second = new Float64Array(draws).fill(1);
  const counts = new Map(['A', 'B'].map((partner) => [partner, evidence]));
  return assignTiers({ measure: 'engagement', partners: ['A', 'B'], values: [first, second] }, counts, rule);
}

describe('tierNotices', () => {
  test('a limit that binds is told, with what it costs; one that does not is silent', () => {
    const partners = ['A', 'B', 'C', 'D', 'E', 'F'];
    const values = partners.map((_, i) => new Float64Array(100).fill(-i));
    const counts = new Map(partners.map((partner) => [partner, 9]));
    const bound = assignTiers({ measure: 'engagement', partners, values }, counts, rule);
    expect(tierNotices(bound, rule, called)).toEqual([
      'the limit of 5 tiers binds: 5 tiers lose 0.500, 6 would lose 0.000 (summed over pairs of states: of two set apart the probability of the other order, of two kept together its distance from one half)',
    ]);
    expect(tierNotices(pair(1, 100), rule, called)).toEqual([]);
  });

  test('a probability that the number of draws does not tell from the limit is told, on either side of it', () => {
    expect(tierNotices(pair(0.82, 1000), rule, called)[0]).toBe(
      'State A: 0.820 is within two Monte Carlo errors (0.012 each, 1000 draws) of the limit of 0.80; other draws might unassign it',
    );
    expect(tierNotices(pair(0.78, 1000), rule, called)[0]).toMatch(/State A: 0\.780 .* might assign it$/);
    expect(tierNotices(pair(0.82, 100_000), rule, called)).toEqual([]);
    expect(tierNotices(pair(0.9, 1000), rule, called)).toEqual([]);
  });

  test('who has too few events is no matter of draws', () => {
    expect(tierNotices(pair(0.8, 1000, 4), rule, called)).toEqual([]);
  });
});

test('a scale between two states is told to be one, a longer one is not', () => {
  const of = (...points: (number | null)[][]) =>
    scaleNotices({
      measure: 'engagement',
      items: points.map((row) => ({ points: row })) as unknown as Item[],
    });
  expect(of([60, 2, null], [null, 1, 3])[0]).toContain('engagement compares two states');
  expect(of([60, 2, 3], [1, 2, null])).toEqual([]);
  expect(of()).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { finding, type Placed, rungs } from '../../../../src/web/views/standings/place.js';

const none = { median: null, q5: null, q95: null, n: 0 };

function state(name: string, tier: number | null, engagement: number | null): Placed {
  return {
    name,
    partner: name.slice(0, 3).toUpperCase(),
    tier,
    betweenTiers: [],
    reason: tier === null ? 'no event' : null,
    tierProbabilities: {},
    affinity: none,
    slack: none,
    engagement: { median: engagement, q5: engagement, q95: engagement, n: 1 },
    revenue: none,
  };
}

describe('the ladder', () => {
  test('goes from the first tier down, the most engaged first, those without a tier last', () => {
    const ladder = rungs([
      state('Low', 3, 1),
      state('None', null, 90),
      state('Mid', 1, 5),
      state('High', 1, 9),
    ]);
    expect(ladder.map(({ tier, states }) => [tier, ...states.map(({ name }) => name)])).toEqual([
      [1, 'High', 'Mid'],
      [3, 'Low'],
      [null, 'None'],
    ]);
  });

  test('orders states that are level by name, so that it never depends on the order of the file', () => {
    const [rung] = rungs([state('Beta', 2, 4), state('Alpha', 2, 4)]);
    expect(rung?.states.map(({ name }) => name)).toEqual(['Alpha', 'Beta']);
  });
});

describe('the sentence above it', () => {
  test('names the first tier and says how many could be placed', () => {
    expect(finding([state('Alpha', 1, 9), state('Beta', 1, 8), state('Gamma', null, 1)])).toBe(
      'Alpha and Beta stand in tier 1; two of three states can be placed',
    );
  });

  test('says so where none could', () => {
    expect(finding([state('Alpha', null, 9)])).toBe('None of one state can be placed on this record');
  });
});

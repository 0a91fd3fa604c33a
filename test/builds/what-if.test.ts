import { describe, expect, test } from 'vitest';
import { movedTiers, movedVerdicts, movesBetween } from '../../src/builds/what-if.js';
import type { Build } from '../../src/types.js';

const made = (tiers: Readonly<Record<string, number | null>>, verdicts: Readonly<Record<string, string>>) =>
  ({
    standings: Object.entries(tiers).map(([partner, tier]) => ({ partner, name: `State ${partner}`, tier })),
    claims: Object.entries(verdicts).map(([id, verdict]) => ({ id, verdict })),
  }) as unknown as Build;

describe('between two builds', () => {
  const before = made({ LAO: 1, THA: null, VNM: 2 }, { one: 'supported', two: 'mixed' });

  test('nothing moves where nothing differs', () => {
    expect(movesBetween(before, before)).toEqual([]);
  });

  test('tiers and verdicts that differ are told, tiers first', () => {
    const after = made({ LAO: 2, THA: 3, VNM: null }, { one: 'supported', two: 'contradicted' });
    expect(movesBetween(before, after)).toEqual([
      'State LAO: tier 1 becomes 2',
      'State THA: tier unassigned becomes 3',
      'State VNM: tier 2 becomes unassigned',
      'two: mixed becomes contradicted',
    ]);
  });

  test('states and claims of one of them alone are gone or new, also where a state has no tier', () => {
    const after = made({ LAO: 1, KHM: null, MMR: 3 }, { one: 'supported', three: 'not_determined' });
    expect(movedTiers(before, after)).toEqual([
      'State THA: tier unassigned becomes gone',
      'State VNM: tier 2 becomes gone',
      'State KHM: new, tier unassigned',
      'State MMR: new, tier 3',
    ]);
    expect(movedVerdicts(before, after)).toEqual(['two: mixed becomes gone', 'three: new, not_determined']);
  });
});

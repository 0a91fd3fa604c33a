import { expect, test } from 'vitest';
import { tierText } from '../../../src/web/data/tier-words.js';

test('a state without a tier says between which it stands', () => {
  expect(tierText({ tier: 2, betweenTiers: [] })).toBe('tier 2');
  expect(tierText({ tier: null, betweenTiers: [3, 4] })).toBe('between tiers 3 and 4');
  expect(tierText({ tier: null, betweenTiers: [] })).toBe('unassigned');
});

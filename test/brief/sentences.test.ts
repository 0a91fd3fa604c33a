import { expect, test } from 'vitest';
import { gapSentence, standingSentence } from '../../src/brief/sentences.js';
import type { GapResult, Standing } from '../../src/types.js';

const gap = { name: 'Alfaland', gap: { median: 1, q5: 0.004, q95: 2 } } as GapResult;
const standing = { name: 'Alfaland', tier: 1, reason: null, tierProbabilities: { '1': 0.9 } };

test.each([
  [0.02, 'It is almost certain (98\u00a0%) that Alfaland does more'],
  [0.3, 'It is likely (70\u00a0%) that Alfaland does more'],
  [0.5, 'There is a roughly even chance (50\u00a0%) that Alfaland does less'],
  [0.97, 'It is almost certain (97\u00a0%) that Alfaland does less'],
])('a gap above zero with %d is told by the side that is likelier', (probabilityPositive, opening) => {
  expect(gapSentence({ ...gap, probabilityPositive }, 'latent')).toBe(
    `${opening} than its paper leads one to expect: the gap is 1.00 (0.00 to 2.00) standard deviations.`,
  );
});

test('a gap whose interval holds zero is not determined, as in its study', () => {
  const open = { ...gap, gap: { median: 0.5, q5: -0.48, q95: 1.42 }, probabilityPositive: 0.82 };
  expect(gapSentence(open, 'latent')).toBe(
    'It is very likely (82\u00a0%) that Alfaland does less than its paper leads one to expect, which is not determined: the gap is 0.50 (−0.48 to 1.42) standard deviations, and its interval holds zero.',
  );
});

test('the composite takes the difference of the sides, and says so', () => {
  expect(gapSentence({ ...gap, probabilityPositive: 0.97 }, 'composite')).toContain(
    'is stricter on paper than in fact, each held against the other states',
  );
  expect(gapSentence({ ...gap, probabilityPositive: 0.03 }, 'composite')).toContain(
    'is stricter in fact than on paper, each held',
  );
});

test('a standing says its tier, or why there is none', () => {
  expect(standingSentence(standing as unknown as Standing, 'Exland')).toBe(
    'It is very likely (90\u00a0%) that Alfaland stands in tier 1 of the diplomatic investment of Exland.',
  );
  expect(standingSentence({ ...standing, tier: null, reason: 'no event' } as unknown as Standing, '')).toBe(
    'Alfaland stays unassigned (no event).',
  );
});

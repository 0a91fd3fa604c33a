import { expect, test } from 'vitest';
import { gapSentence, standingSentence } from '../../src/brief/sentences.js';
import type { GapResult, Standing } from '../../src/types.js';

const gap = { name: 'Alfaland', gap: { median: 1, q5: 0, q95: 2 } } as GapResult;
const standing = { name: 'Alfaland', tier: 1, reason: null, tierProbabilities: { '1': 0.9 } };

test.each([
  [0.02, 'There is almost no chance (2\u00a0%) that'],
  [0.3, 'It is unlikely (30\u00a0%) that'],
  [0.5, 'There is a roughly even chance (50\u00a0%) that'],
  [0.97, 'It is almost certain (97\u00a0%) that'],
])('a probability of %d opens an English sentence', (probabilityPositive, opening) => {
  expect(gapSentence({ ...gap, probabilityPositive })).toBe(
    `${opening} Alfaland is stricter on paper than in fact; the gap is 1.0 (0.0 to 2.0) standard deviations.`,
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

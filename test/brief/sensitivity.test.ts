import { expect, test } from 'vitest';
import { sensitivitySection } from '../../src/brief/sensitivity.js';
import type { Build, Sensitivity } from '../../src/types.js';
import { buildPack } from '../support/packs.js';

const build = await buildPack('example');
const still: Partial<Sensitivity> = {
  rankSd: 0,
  reason: 'its rank never varies',
  leading: null,
  inputs: { evidence: null, weights: null, normalisation: null, aggregation: null, missing: null },
};
const withRanks = (change: (rank: Sensitivity) => Partial<Sensitivity>): Build => ({
  ...build,
  sensitivity: {
    ...build.sensitivity,
    ranks: build.sensitivity.ranks.map((rank) => ({ ...rank, ...change(rank) })),
  },
});

test('one row for each partner, highest tier first, with shares of the ranks on engagement', () => {
  const [, sentence, table] = sensitivitySection(build) as [string, string, string];
  const rows = table.split('\n').slice(2);
  expect(rows.map((row) => row.split(' | ')[0])).toEqual([
    '| Alfaland',
    '| Bravoland',
    '| Deltaland',
    '| Charland',
  ]);
  const alfa = build.sensitivity.ranks.find(
    ({ axis, partner }) => axis === 'engagement' && partner === 'XAA',
  );
  const total = alfa?.inputs.evidence?.total;
  const [value, low, high] = [total?.value, total?.low, total?.high].map((end) => end?.toFixed(2));
  expect(rows[0]).toContain(`| ${value} (${low} to ${high}) |`);
  // No item of engagement is missing in the example.
  expect(rows[0]?.split(' | ')[6]).toBe('-');
  expect(sentence).toContain('by the composite, with');
  expect(sentence).toContain('(`sensitivity`)');
});

test('who leads is counted, and where nobody does it is said', () => {
  const led = sensitivitySection(
    withRanks(({ partner }) => ({ leading: partner === 'XAA' ? 'weights' : null })),
  );
  expect(led[1]).toContain('intervals included: weights for 1 of 4 partners; for the rest, none.');
  const none = sensitivitySection(withRanks(() => ({ leading: null })));
  expect(none[1]).toContain('For no partner does one choice lie above all others, intervals included.');
});

test('a rank that never varies has no shares, and the reason stands for them', () => {
  const [, , table] = sensitivitySection(withRanks(() => still)) as [string, string, string];
  expect(table).toContain('| Alfaland | 0.0 | - | - | - | - | - | its rank never varies |');
});

test('beside a latent model it is said to be of the shadow', () => {
  const latent = { ...build, model: { ...build.model, name: 'latent' } } as Build;
  expect(sensitivitySection(latent)[1]).toContain('by the composite, the shadow of the model, with');
});

import { expect, test } from 'vitest';
import { loadStandings } from '../../src/store/standings.js';
import { Store } from '../../src/store/store.js';
import type { LeftOutWhole, Standing } from '../../src/types.js';

const value = { median: 1, q5: 0, q95: 2, n: 3 };
const standing = {
  id: 'tier.XAA.1',
  partner: 'XAA',
  name: 'Alfaland',
  tier: 2,
  place: 2,
  reason: null,
  tierProbabilities: { '1': 0.1, '2': 0.9 },
  affinity: value,
  slack: { median: null, q5: null, q95: null, n: 0 },
  engagement: value,
  revenue: { ...value, offPattern: false },
  unstable: [{ without: 'visits', tier: null }],
} as unknown as Standing;
const whole = {
  without: 'votes',
  partners: [{ partner: 'XAA', tier: 1, before: 0.9, after: 0.4 }],
} as unknown as LeftOutWhole;

test('a query sees where the partners stand, and what becomes of a tier without a piece or a whole series', async () => {
  const store = await Store.open();
  await loadStandings(store, {
    standings: [standing],
    model: { leftOutWhole: { runs: [whole], notRun: [] } },
  });
  await store.lock();
  expect(await store.query('SELECT partner, tier, probability, slack_median FROM tiers')).toEqual([
    { partner: 'XAA', tier: 2, probability: 0.9, slack_median: null },
  ]);
  expect(await store.query('SELECT * FROM tiers_without ORDER BY without')).toEqual([
    { without: 'visits', extent: 'partner', partner: 'XAA', tier: null, before: null, after: null },
    { without: 'votes', extent: 'all', partner: 'XAA', tier: 1, before: 0.9, after: 0.4 },
  ]);
  store.close();
});

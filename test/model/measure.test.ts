import { expect, test } from 'vitest';
import { build } from '../../src/build.js';
import { readPack } from '../../src/pack/read.js';
import { twoStates } from '../support/two-states.js';

test('two states far apart are measured: what sampling cannot move has no spread, and that is said', async () => {
  const pack = await readPack(twoStates());
  const made = await build(pack, { asOf: pack.period.to, seed: pack.model.seed });
  const { model, standings, sensitivity } = made;
  const [alfa, bravo] = standings.map(({ engagement }) => engagement);
  expect(alfa).toMatchObject({ n: 60, spread: { evidence: 0, weights: null, missing: null } });
  expect(bravo).toMatchObject({ n: 2, spread: { evidence: 0 } });
  expect(alfa?.spread.form).toBeGreaterThan(0);
  expect(alfa?.median).toBeGreaterThan(bravo?.median as number);
  const ranks = sensitivity.ranks.filter(({ axis }) => axis === 'engagement');
  expect(ranks.map(({ rankSd, reason }) => [rankSd, reason])).toEqual([
    [0, 'its rank never varies'],
    [0, 'its rank never varies'],
  ]);
  expect(model.notices).toContain(
    'engagement compares two states: on each scale one stands at the bottom and the other at the top, however far apart they are, so that sampling their events moves a value only where it turns the two round',
  );
});

import { describe, expect, test } from 'vitest';
import { leaveOutOf, withoutDivergences } from '../../src/fits/without.js';
import type { LeftOutWhole, PanelCell } from '../../src/types.js';
import { latentItem, latentOutcome, latentSpec } from '../support/latent.js';

const spec = {
  ...latentSpec(
    [
      latentItem('party', { group: 'media' }),
      latentItem('formulas', { group: 'media' }),
      latentItem('votes'),
      latentItem('lag', { axis: 'slack' }),
    ],
    [latentOutcome('visits'), latentOutcome('networks', { outcome: 'revenue' })],
  ),
  anchors: { high: ['CHN', 'CUB'], low: ['JPN'] },
};
const ids = (without: string) => {
  const { spec: left } = leaveOutOf(spec, without);
  return [...left.items, ...left.series].map(({ id }) => id);
};
const cell = (series: string, partner: string) => ({ series, partner }) as PanelCell;

describe('what is left', () => {
  test('without an item, or a series of an outcome that is not all of engagement', () => {
    expect(ids('votes')).toEqual(['party', 'formulas', 'lag', 'visits', 'networks']);
    expect(ids('networks')).toEqual(['party', 'formulas', 'votes', 'lag', 'visits']);
    const { keeps } = leaveOutOf(spec, 'votes');
    expect(['votes', 'party'].map((series) => keeps(cell(series, 'LAO')))).toEqual([false, true]);
  });

  test('without a group of sources', () => {
    expect(ids('group:media')).toEqual(['votes', 'lag', 'visits', 'networks']);
  });

  test('without an anchor: no cell of that state, and the other anchors', () => {
    const { spec: left, keeps } = leaveOutOf(spec, 'anchor:CUB');
    expect(left.anchors).toEqual({ high: ['CHN'], low: ['JPN'] });
    expect(['CUB', 'CHN'].map((partner) => keeps(cell('votes', partner)))).toEqual([false, true]);
    expect(left.items).toEqual(spec.items);
  });
});

test.each([
  [
    'rolls',
    'the pack has no rolls; it has party, formulas, votes, lag, visits, networks, group:media, anchor:CHN, anchor:CUB, anchor:JPN',
  ],
  ['group:votes', 'the pack has no group:votes'],
  ['formula:party', 'the pack has no formula:party'],
  ['anchor:LAO', 'LAO is no anchor; those of latent.yml are CHN, CUB, JPN'],
  ['anchor:JPN', 'JPN is the only anchor at its end'],
  ['visits', 'visits is all there is of affinity or engagement'],
])('%s is refused', (without, message) => {
  expect(() => leaveOutOf(spec, without)).toThrow(message);
});

test.each([
  ['none diverged: once', [0, 0], [0.95]],
  ['some diverged: once more, with shorter steps', [3, 0], [0.95, 0.99]],
  ['they diverge still: told as they are', [3, 1], [0.95, 0.99]],
])('%s', async (_, divergences, acceptances) => {
  const tried: number[] = [];
  const drawn = await withoutDivergences(async (acceptance) => {
    tried.push(acceptance);
    return { diagnostics: { divergences: divergences[tried.length - 1] } } as LeftOutWhole;
  });
  expect(tried).toEqual(acceptances);
  expect(drawn.diagnostics.divergences).toBe(divergences[acceptances.length - 1]);
});

import { describe, expect, test } from 'vitest';
import type { EvidenceRow } from '../../../../src/web/data/evidence.js';
import { choiceOf } from '../../../../src/web/views/compare/choice.js';
import { movesBetween, overlap, type Side } from '../../../../src/web/views/compare/moves.js';
import { publishedBetween } from '../../../../src/web/views/compare/published.js';
import { readBuild } from '../../../../src/web/views/compare/read-build.js';
import { commonScale } from '../../../../src/web/views/compare/scale.js';

const KNOWN = ['BRN', 'IDN', 'KHM', 'LAO', 'MMR', 'MYS', 'VNM'];
const value = (median: number | null) => ({
  median,
  q5: median === null ? null : median - 1,
  q95: median === null ? null : median + 1,
  n: 1,
});
const side = (partner: string, tier: number | null, engagement: number | null): Side => ({
  partner,
  tier,
  betweenTiers: [],
  reason: null,
  affinity: value(0),
  slack: value(0),
  revenue: value(null),
  engagement: value(engagement),
});

describe('the address chooses states', () => {
  test('each once, in its order, in any case', () => {
    expect(choiceOf('vnm, LAO,VNM', KNOWN).states).toEqual(['VNM', 'LAO']);
  });
  test('names what it does not know and what is too many', () => {
    const { states, unknown, beyond } = choiceOf('BRN,IDN,XXX,KHM,LAO,MMR,MYS', KNOWN);
    expect(states).toHaveLength(5);
    expect([unknown, beyond]).toEqual([['XXX'], ['MYS']]);
  });
  test('none where it is silent', () => expect(choiceOf(undefined, KNOWN).states).toEqual([]));
});

describe('what moved', () => {
  test('stands first, with the measures that differ', () => {
    const moves = movesBetween(
      [side('LAO', 1, 2), side('VNM', 2, 5)],
      [side('LAO', 1, 2), side('VNM', 1, 9)],
    );
    expect(moves.map(({ partner, moved }) => [partner, moved])).toEqual([
      ['VNM', true],
      ['LAO', false],
    ]);
    expect(moves[0]?.by.map(({ measure }) => measure)).toEqual(['engagement']);
    expect(moves[1]?.by).toEqual([]);
  });
  test('a state of one side only is none of the other', () => {
    expect(movesBetween([], [side('LAO', 1, 2)])[0]).toMatchObject({
      before: 'not in it',
      after: 'tier 1',
      moved: true,
    });
  });
  test('intervals overlap, lie apart, or are not there', () => {
    expect([
      overlap(value(0), value(2)),
      overlap(value(0), value(2.1)),
      overlap(value(0), value(null)),
    ]).toEqual(['yes', 'no', 'not observed']);
  });
});

test('rows are counted by the end of what is known of their publication', () => {
  const row = (published: string) => ({ partner: 'LAO', ledger: 'visits', published }) as EvidenceRow;
  const counted = publishedBetween(
    [row('2018-12-31'), row('2019'), row('2020-03'), row('2021-01-01'), row('')],
    '2018-12-31',
    '2020-12-31',
  );
  expect(counted.get('LAO')?.get('visits')).toBe(2);
});

describe('the file of another build', () => {
  test('is read', () => {
    const text = JSON.stringify({
      asOf: '2020-01-01',
      digest: 'ab',
      model: 'composite',
      seed: 1,
      partners: [side('LAO', 1, 2)],
    });
    expect(readBuild(text)).toMatchObject({ asOf: '2020-01-01' });
  });
  test.each([
    ['no JSON', '<html>'],
    ['null', 'null'],
    ['another answer', '{"claims":[]}'],
    ['a hollow one', '{"asOf":"","digest":"","partners":[{"partner":"LAO"}]}'],
  ])('is refused with what is wanted: %s', (_, text) => expect(readBuild(text)).toContain('tiers'));
});

test('a common scale runs from the lowest to the highest end', () => {
  const scale = commonScale(
    [
      { q5: 1, median: 2, q95: 10 },
      { q5: 4, median: 5, q95: 100 },
      { q5: null, median: null, q95: null },
    ],
    true,
  );
  expect([scale(1), scale(10), scale(100)]).toEqual([0, 0.5, 1]);
});

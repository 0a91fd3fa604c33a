import { describe, expect, test } from 'vitest';
import { wrongLists } from '../../src/indicators/order-lists.js';
import type { PanelCell, Partner } from '../../src/types.js';
import { latentItem } from '../support/latent.js';

const item = latentItem('order', { likelihood: 'list' });
const codes = ['CCC', 'AAA', 'DDD', 'BBB', 'EEE', 'FFF', 'GGG', 'HHH', 'III', 'JJJ'];
/** Names run against the codes, so that it is names that count. */
const partners = codes.map((code, i) => ({ code, name: `${'ZYXWVUTSRQ'[i]}land` }) as unknown as Partner);
const cells = (
  list: number,
  members: readonly (readonly [code: string, place: number])[],
  more: Partial<PanelCell> = {},
): PanelCell[] =>
  members.map(([partner, value]) => ({
    ...{ series: 'order', partner, day: '2011-01-01', version: 'minister', value, size: list, noise: 0 },
    evidence: [],
    ...more,
  }));
const wrong = (...lists: PanelCell[][]) => wrongLists(item, lists.flat(), partners);

describe('lists that cannot be used', () => {
  test.each([
    [
      'list 1 of version "minister" has several days; a list is of one',
      [...cells(1, [['AAA', 1]]), ...cells(1, [['BBB', 2]], { day: '2012-01-01' })],
    ],
    [
      'names a partner twice',
      cells(1, [
        ['AAA', 1],
        ['BBB', 2],
        ['AAA', 3],
      ]),
    ],
    [
      'list 1 of version "minister" has no order; leave it out',
      cells(1, [
        ['AAA', 1],
        ['BBB', 1],
      ]),
    ],
    ['list 1 of version "minister" has no order; leave it out', cells(1, [['AAA', 1]])],
    [
      'has 9 partners in one place, more than 8',
      cells(
        1,
        codes.map((code, i) => [code, i < 9 ? 1 : 2] as const),
      ),
    ],
  ])('%s', (message, list) => {
    expect(wrong(list)).toEqual([expect.stringContaining(message)]);
  });

  test('a list of another class may have the same number', () => {
    expect(
      wrong(
        cells(1, [
          ['AAA', 1],
          ['BBB', 2],
        ]),
        cells(
          1,
          [
            ['AAA', 1],
            ['DDD', 2],
          ],
          { version: 'party' },
        ),
      ),
    ).toEqual([]);
  });
});

describe('the alphabet', () => {
  // By name: JJJ, III, HHH ... CCC.
  const alphabetical = cells(
    1,
    codes
      .toReversed()
      .slice(0, 5)
      .map((code, i) => [code, i + 1] as const),
  );
  const reversed = cells(
    2,
    codes.slice(0, 5).map((code, i) => [code, i + 1] as const),
  );

  test('lists of a class that follow it are refused: one order in 120', () => {
    expect(wrong(alphabetical)).toEqual([
      'lists of version "minister" follow the alphabet (by chance with probability 0.0083); leave them out',
    ]);
  });

  test('lists against it, too short a list, and lists of other classes are not', () => {
    expect(wrong(reversed)).toEqual([]);
    expect(wrong(alphabetical.slice(0, 3))).toEqual([]);
    expect(
      wrong(
        alphabetical,
        reversed.map((cell) => ({ ...cell, version: 'party' })),
      ),
    ).toHaveLength(1);
  });

  test('of other likelihoods nothing is asked', () => {
    expect(wrongLists(latentItem('a'), alphabetical, partners)).toEqual([]);
  });
});

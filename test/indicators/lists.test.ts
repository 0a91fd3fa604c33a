import { describe, expect, test } from 'vitest';
import { listBlocks } from '../../src/indicators/lists.js';
import { betaCdf } from '../../src/stats/index.js';
import type { CodedItem, Partner, Window } from '../../src/types.js';
import { coding } from '../support/gold.js';

const CODES = ['AAA', 'BBB', 'CCC', 'DDD'];
// By name the order of the alphabet is D, C, B, A.
const PARTNERS = CODES.map(
  (code, i): Partner => ({ code, iso2: '', name: `${9 - i} ${code}`, aliases: [], reported: code !== 'DDD' }),
);
let next = 0;

interface Kind {
  readonly direction?: string;
  readonly occasion?: string | null;
  readonly ranks?: readonly string[];
  readonly date?: string;
  readonly places?: readonly number[];
}

/** One list of states, in this order. */
function list(states: readonly string[], kind: Kind = {}): CodedItem[] {
  const { direction = 'outgoing', occasion = null, ranks = [], date = '2011-06-01', places = [] } = kind;
  const document = `list-${next++}`;
  return states.map((state, i) => ({
    source: 'agency',
    coding: {
      ...coding(document, state, { direction, partner_rank: ranks[i] ?? 'premier' }),
      occasion,
      list: { size: Math.max(3, states.length), position: places[i] ?? i + 1 },
    },
    date,
    url: '',
    text: '',
    event: null,
    codebook: '',
  }));
}

const of = (lists: readonly (readonly CodedItem[])[], windows: readonly Window[] = []) =>
  listBlocks(lists.flat(), PARTNERS, windows);
const times = (n: number, states: readonly string[]) => Array.from({ length: n }, () => list(states));

describe('blocks', () => {
  test('keep direction, occasion and office class apart', () => {
    const blocks = of([
      list(['AAA', 'BBB', 'CCC'], { ranks: ['premier', 'head_of_state', 'premier'] }),
      list(['AAA', 'BBB', 'CCC'], { direction: 'incoming' }),
      list(['AAA', 'BBB', 'CCC'], { occasion: 'new_year' }),
    ]);
    expect(
      blocks.map(({ direction, occasion, office, lists }) => [direction, occasion, office, lists]),
    ).toEqual([
      ['incoming', '', 'premier', 1],
      ['outgoing', '', 'head', 1],
      ['outgoing', '', 'premier', 1],
      ['outgoing', 'new_year', 'premier', 1],
    ]);
  });

  test('keep a window of all states apart, one of a single state not', () => {
    const window: Window = {
      kind: 'mourning',
      title: '',
      from: '2011-12-17',
      to: '2011-12-29',
      partner: null,
      source: '',
    };
    const lists = [list(CODES), list(CODES, { date: '2011-12-29' }), list(CODES, { date: '2011-12-30' })];
    const kinds = (windows: Window[]) => of(lists, windows).map((block) => [block.window, block.lists]);
    expect(kinds([window])).toEqual([
      ['', 2],
      ['mourning', 1],
    ]);
    expect(kinds([{ ...window, partner: 'AAA' }])).toEqual([['', 3]]);
  });

  test('leave out pairs, and lists in which two states share a place', () => {
    const pair = list(['AAA', 'BBB']).map((item) => ({
      ...item,
      coding: { ...item.coding, list: { size: 2, position: item.coding.list?.position ?? 1 } },
    }));
    expect(of([pair, list(CODES, { places: [1, 1, 2, 3] })])).toEqual([]);
  });
});

describe('presence', () => {
  test('is the rate of the lists that were published, for absent reported partners too', () => {
    const [block] = of([list(['AAA', 'DDD']), list(['AAA', 'CCC', 'DDD']), list(['DDD'])]);
    expect(block?.states.map(({ partner, present }) => [partner, present])).toEqual([
      ['AAA', 2],
      ['BBB', 0],
      ['CCC', 1],
      ['DDD', 3],
    ]);
    const [a, b, , d] = block?.states ?? [];
    // Beta(2.5, 1.5), Beta(0.5, 3.5) and its mirror.
    expect(betaCdf(a?.median as number, 2.5, 1.5)).toBeCloseTo(0.5, 9);
    expect((b?.low ?? 1) + (d?.high ?? 0)).toBeCloseTo(1, 9);
    expect(b?.median).toBeLessThan(0.2);
  });
});

describe('order', () => {
  test('that always is the same, and not that of the alphabet, is one of worth', () => {
    const [block] = of([...times(8, ['BBB', 'AAA', 'CCC']), ...times(8, ['BBB', 'CCC', 'DDD', 'AAA'])]);
    expect(block?.model).toBe('worth');
    const worth = Object.fromEntries((block?.states ?? []).map((state) => [state.partner, state.worth]));
    expect(worth['BBB']).toBeGreaterThan(worth['AAA'] as number);
  });

  test('by the alphabet, among states that seldom meet, is the alphabet', () => {
    const many = Array.from({ length: 40 }, (_, i) => `X${String.fromCharCode(65 + i / 6, 65 + (i % 6))}`);
    const lists = many.flatMap((code, i) => {
      const later = [many[(i * 7 + 11) % 40], many[(i * 13 + 5) % 40]] as string[];
      const states = [...new Set([code, ...later])].sort();
      return states.length < 3 ? [] : [list(states)];
    });
    expect(lists.length).toBeGreaterThan(30);
    expect(of(lists)[0]?.model).toBe('alphabet');
  });

  test('that turns round each time is none', () => {
    const orders = [
      ['AAA', 'BBB', 'CCC'],
      ['CCC', 'BBB', 'AAA'],
      ['BBB', 'AAA', 'CCC'],
      ['CCC', 'AAA', 'BBB'],
      ['AAA', 'CCC', 'BBB'],
      ['BBB', 'CCC', 'AAA'],
    ];
    const [block] = of(Array.from({ length: 36 }, (_, i) => list(orders[i % 6] as string[])));
    expect(['none', 'not determined']).toContain(block?.model);
    expect(block?.scores?.none).toBeCloseTo(36 * -Math.log(6), 9);
    expect(block?.states.every(({ worth }) => worth === null)).toBe(true);
  });

  test('of few lists is not determined, of fewer not asked', () => {
    const [few] = of(times(9, ['BBB', 'AAA', 'CCC']));
    expect(few).toMatchObject({ model: 'not determined', ordered: 9 });
    expect(few?.scores?.worth).toBeGreaterThan(few?.scores?.none as number);
    expect(of(times(2, ['BBB', 'AAA', 'CCC']))[0]).toMatchObject({ model: 'too few lists', scores: null });
  });
});

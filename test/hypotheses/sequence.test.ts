import { describe, expect, test } from 'vitest';
import { orderOf, sequenceOf } from '../../src/hypotheses/order.js';
import {
  containmentChance,
  figuresOf,
  imagined,
  permutationP,
  reverse,
} from '../../src/hypotheses/sequence.js';
import { type Tour, toursOf } from '../../src/hypotheses/tours.js';
import { stream } from '../../src/stats/index.js';
import { visit } from '../support/visits.js';

const tour = (organ: Tour['organ'], start: number, states: number[], year = 2000): Tour => ({
  organ,
  start,
  year,
  states,
  evidence: [],
});

/** All sets of `size` states of `states`. */
function sets(states: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  return Array.from({ length: states - from }, (_, i) => from + i).flatMap((first) =>
    sets(states, size - 1, first + 1).map((rest) => [first, ...rest]),
  );
}

test('the chance of the single pair of 2024 is that of enumeration: 6 of 55, and 1 of 55 for one set', () => {
  const pairs = sets(11, 2);
  const inside = pairs.filter((pair) => pair.every((state) => state < 4));
  expect([inside.length, pairs.length]).toEqual([6, 55]);
  expect(containmentChance(11, 4, 2)).toBeCloseTo(6 / 55, 12);
  expect(containmentChance(11, 4, 2)).toBeCloseTo(0.109, 3);
  expect(containmentChance(11, 2, 2)).toBeCloseTo(1 / 55, 12);
});

describe('the figures', () => {
  const tours = [
    tour('party', 0, [0, 1]),
    tour('ministry', 100, [0, 1, 2, 3]),
    tour('party', 200, [4]),
    tour('ministry', 900, [4], 2002),
  ];

  test('count what follows within the window, at the same state', () => {
    expect(figuresOf(tours, 365)).toEqual({ precedence: 2 / 8, breadth: 2.5 - 1.5, containment: 1 });
    expect(figuresOf(tours, 1000)).toEqual({ precedence: 3 / 8, breadth: 1, containment: 1 });
  });

  test('turn round with time: what followed comes before', () => {
    expect(figuresOf(reverse(tours), 365).precedence).toBe(-2 / 8);
  });

  test('have the p-values of full enumeration', () => {
    const order = orderOf(tours, 365);
    const observed = sequenceOf(order, order.party);
    // The first three tours are of one year: three ways to deal out two party labels.
    const all = [
      [1, 0, 1, 0],
      [1, 1, 0, 0],
      [0, 1, 1, 0],
    ].map((party) => sequenceOf(order, Uint8Array.from(party)));
    const p = permutationP(tours, 365, 6000, stream(1, 'sequence'));
    for (const name of ['precedence', 'breadth', 'containment'] as const) {
      const exact = all.filter((value) => value[name] >= observed[name] - 1e-12).length / all.length;
      expect(Math.abs(p[name] - exact)).toBeLessThan(0.03);
    }
  });
});

describe('tours imagined for the power', () => {
  const recorded = (party: number, ministry: number) => [
    ...Array.from({ length: party }, (_, i) => tour('party', 400 * i, [0])),
    ...Array.from({ length: ministry }, (_, i) => tour('ministry', 500 * i, [1])),
  ];
  const drawn = (party: number, ministry: number, follow: number) =>
    imagined(recorded(party, ministry), 11, { withinDays: 365, follow }, stream(2, 'imagined'));

  test.each([
    [8, 15],
    [20, 5],
    [5, 5],
  ])('are as many of each organ as are on record: %i and %i', (party, ministry) => {
    const tours = drawn(party, ministry, 0.8);
    const count = (organ: Tour['organ']) => tours.filter((one) => one.organ === organ).length;
    expect([count('party'), count('ministry')]).toEqual([party, ministry]);
  });

  test('follow the party to the same two states and two more, in time', () => {
    const tours = drawn(3, 5, 1);
    const followers = tours.filter(({ organ, states }) => organ === 'ministry' && states.length === 4);
    expect(followers).toHaveLength(3);
    tours
      .filter(({ organ }) => organ === 'party')
      .forEach(({ start, states }, i) => {
        expect(followers[i]?.states.slice(0, 2)).toEqual(states);
        expect((followers[i]?.start as number) - start).toBeGreaterThan(0);
        expect((followers[i]?.start as number) - start).toBeLessThanOrEqual(365);
      });
  });
});

describe('tours', () => {
  const from = '1997-01-01';
  const partners = ['AAA', 'BBB'];

  test('join stops of one organ within days, not those of the other', () => {
    const rows = [
      visit('v1', 'AAA', '2001-03-01', { channel: 'party' }),
      visit('v2', 'BBB', '2001-03-08', { channel: 'party' }),
      visit('v3', 'AAA', '2001-03-09'),
      visit('v4', 'AAA', '2001-06-01', { channel: 'party' }),
    ];
    const tours = toursOf(rows, partners, from, 10);
    expect(tours.map(({ organ, states }) => [organ, states])).toEqual([
      ['party', [0, 1]],
      ['ministry', [0]],
      ['party', [0]],
    ]);
  });

  test('hold the stops of one trip together, though one is known by its month only', () => {
    const rows = [
      visit('v1', 'AAA', '2024-09-01', { trip: 't' }, { datePrecision: 'month' }),
      visit('v2', 'BBB', '2024-09-18', { trip: 't' }),
      visit('v3', 'AAA', '2024-09-30'),
    ];
    expect(toursOf(rows, partners, from, 10).map(({ states }) => states)).toEqual([[0, 1], [0]]);
  });

  test('keep apart what state media tell of, which know no trips', () => {
    const told = (id: string, day: string) =>
      visit(id, 'AAA', day, {}, { ledger: 'coded', own: { direction: 'outgoing', channel: 'party' } });
    expect(toursOf([told('c1', '2001-03-01'), told('c2', '2001-08-01')], partners, from, 10)).toHaveLength(2);
  });

  test('count a stop once that state media tell of too', () => {
    const told = visit('c1', 'AAA', '2001-03-03', { channel: 'party' }, { ledger: 'coded' });
    const [one, ...rest] = toursOf(
      [visit('v1', 'AAA', '2001-03-01', { channel: 'party' }), told],
      partners,
      from,
      10,
    );
    expect(rest).toEqual([]);
    expect(one?.evidence).toEqual(['c1', 'v1']);
  });

  test('leave out what came in, was only announced, was a conference, or has a year for a date', () => {
    const rows = [
      visit('v1', 'AAA', '2001-03-01', { direction: 'incoming' }),
      visit('v2', 'AAA', '2001-03-01', { completion: 'announced' }),
      visit('v3', 'AAA', '2001-03-01', { occasion: 'multilateral' }),
      visit('v4', 'AAA', '2001-01-01', {}, { datePrecision: 'year' }),
      visit('v5', 'AAA', '1996-03-01'),
      visit('v6', 'ZZZ', '2001-03-01'),
    ];
    expect(toursOf(rows, partners, from, 10)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { againstGravity, covariates } from '../../src/hypotheses/gravity.js';
import { againstInertia, permutationTest } from '../../src/hypotheses/inertia.js';
import type { Setting } from '../../src/hypotheses/setting.js';
import { spreadVerdict } from '../../src/hypotheses/setting.js';
import { type Trip, tripsOf } from '../../src/hypotheses/trips.js';
import { againstUniform } from '../../src/hypotheses/uniform.js';
import { stream } from '../../src/stats/index.js';
import { RULES } from '../support/hypotheses.js';
import { visit } from '../support/visits.js';

const PARTNERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'J', 'K'];

/** Single-stop trips of both directions, so many per state. */
const trips = (counts: readonly number[], year: number): Trip[] =>
  (['outgoing', 'incoming'] as const).flatMap((direction) =>
    counts.flatMap((n, state) =>
      Array.from({ length: n }, (_, i) => ({
        id: `${direction}-${year}-${state}-${i}`,
        direction,
        day: `${year}-06-01`,
        channel: 'state',
        stops: [state],
        evidence: [`${year}-${state}-${i}`],
      })),
    ),
  );

const setting = (of: readonly Trip[], rules = RULES): Setting => ({
  rules,
  partners: PARTNERS,
  trips: of,
  evidence: [],
  closures: [],
  networks: [],
  organs: [],
  asOf: '2026-01-01',
  seed: 3,
});

const EVEN = new Array<number>(11).fill(20);
const TIERED = [60, 60, 60, 12, 12, 3, 3, 3, 3, 2, 2];

describe('against uniform', () => {
  test('even trips contradict tiers, tiered ones support them', () => {
    expect(againstUniform(setting(trips(EVEN, 2015))).map(({ verdict }) => verdict)).toEqual([
      'contradicted',
      'contradicted',
    ]);
    expect(againstUniform(setting(trips(TIERED, 2015))).map(({ verdict }) => verdict)).toEqual([
      'supported',
      'supported',
    ]);
  });

  test('few even trips decide nothing, and say their power', () => {
    const few = trips([1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0], 2015);
    const [outgoing] = againstUniform(setting(few));
    expect(outgoing).toMatchObject({ verdict: 'not_determined', n: 6 });
    expect(outgoing?.details['rejects']).toBeLessThan(0.45);
    expect(outgoing?.power).toBeLessThan(outgoing?.details['rejects'] as number);
    expect(outgoing?.wouldSettle).not.toBe('');
  });

  test('one trip is too few to test', () => {
    expect(againstUniform(setting(trips([1, ...new Array<number>(10).fill(0)], 2015)))[0]).toMatchObject({
      verdict: 'not_determined',
      p: null,
      power: null,
    });
  });

  test('the same seed gives the same result', () => {
    const of = setting(trips(TIERED, 2015));
    expect(againstUniform(of)).toEqual(againstUniform(of));
  });
});

describe('against gravity', () => {
  const rules = {
    ...RULES,
    stratified: { ...RULES.stratified, missions: ['A', 'B', 'C'] },
  };

  test('what missions explain is no tier', () => {
    const explained = trips([50, 50, 50, ...new Array<number>(8).fill(8)], 2015);
    expect(againstUniform(setting(explained))[0]?.verdict).toBe('supported');
    expect(againstGravity(setting(explained, rules))[0]?.verdict).toBe('contradicted');
  });

  test('what would settle it counts the states of the pack', () => {
    const three = { ...setting(trips([1, 1, 1], 2015), rules), partners: PARTNERS.slice(0, 3) };
    expect(againstGravity(three)[0]?.wouldSettle).toContain('with three states and');
  });

  test('a pack without sizes says that they are missing', () => {
    expect(againstGravity(setting(trips(EVEN, 2015), rules))[0]?.null).toContain('are missing here');
    expect(covariates(rules.stratified, PARTNERS).map(({ name }) => name)).toEqual(['missions of the actor']);
  });
});

describe('against inertia', () => {
  test('the same shares as before contradict a change, others support it', () => {
    const same = [...trips(TIERED, 2016), ...trips(TIERED, 2022)];
    const moved = [...trips(TIERED, 2016), ...trips(TIERED.toReversed(), 2022)];
    expect(againstInertia(setting(same))[0]).toMatchObject({ verdict: 'contradicted' });
    expect(againstInertia(setting(moved))[0]).toMatchObject({ verdict: 'supported' });
  });

  test('the permutation p-value is that of enumeration', () => {
    const stop = (state: number) => ({ stops: [state] });
    // Four trips, two a period: of the six ways to split {0, 0, 1, 1} two are as uneven as [0, 0 | 1, 1].
    const p = permutationTest([stop(0), stop(0)], [stop(1), stop(1)], 2, 6000, stream(1, 'split'));
    expect(p).toBeCloseTo(2 / 6, 1);
  });
});

test('the rule: a null that falls supports only above the rope, one that stands contradicts only with power', () => {
  const verdict = (p: number, q5: number, q95: number, power: number) =>
    spreadVerdict(RULES, p, { q5, q95 }, power);
  expect(verdict(0.01, 0.4, 1, 0)).toBe('supported');
  expect(verdict(0.01, 0.3, 1, 1)).toBe('not_determined');
  expect(verdict(0.2, 0.1, 0.3, 0)).toBe('contradicted');
  expect(verdict(0.2, 0.1, 1, 0.79)).toBe('not_determined');
  expect(verdict(0.2, 0.1, 1, 0.8)).toBe('contradicted');
});

describe('trips', () => {
  test('are decisions: the stops of one are one, rows of one event are one, and a closed border has none', () => {
    const closures = [{ title: '', from: '2020-01-01', to: '2020-12-31', source: 's' }];
    const rows = [
      visit('v1', 'B', '2015-01-02', { trip: 'tour' }),
      visit('v2', 'A', '2015-01-01', { trip: 'tour' }),
      visit('v2b', 'A', '2015-01-01', { trip: 'tour' }, { event: 'v2', credibility: 3 }),
      visit('v3', 'A', '2016-01-01', { direction: 'incoming' }),
      visit('v4', 'A', '2020-06-01'),
      visit('v5', 'A', '2016-01-01', { occasion: 'multilateral' }),
      visit('v6', 'A', '2016-01-01', { completion: 'announced' }),
      visit('v7', 'A', '2016-01-01', { direction: 'third_place' }),
      visit('v8', 'Z', '2016-01-01'),
    ];
    expect(tripsOf(rows, PARTNERS, closures)).toMatchObject([
      { id: 'outgoing tour', day: '2015-01-01', stops: [0, 1], evidence: ['v1', 'v2'] },
      { id: 'incoming v3', stops: [0] },
    ]);
  });
});

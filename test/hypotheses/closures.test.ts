import { expect, test } from 'vitest';
import { openDays, powerOfTrips, spared, tail } from '../../src/hypotheses/closures.js';
import { runHypotheses } from '../../src/hypotheses/hypotheses.js';
import { gamma, poisson, quantileSorted, stream } from '../../src/stats/index.js';
import type { Evidence } from '../../src/types.js';
import { RULES } from '../support/hypotheses.js';
import { visit } from '../support/visits.js';

test('with 53 missions, eight of them regional, seven closures spare the region by luck 29 times in 100', () => {
  expect(spared(53, 8, 7)).toBeCloseTo(0.29, 2);
});

test('the hypergeometric tail is that of enumeration', () => {
  // Six posts, two regional, three closed: 20 ways; none regional in 4, at most one in 4 + 2 * 6 = 16.
  expect(spared(6, 2, 3)).toBeCloseTo(4 / 20, 12);
  expect(tail(6, 2, 3, 1)).toBeCloseTo(16 / 20, 12);
  expect(tail(6, 2, 3, 2)).toBeCloseTo(1, 12);
});

test('days of a closed border are no exposure', () => {
  const closures = [{ title: '', from: '2020-01-01', to: '2020-12-31', source: 's' }];
  expect(openDays('2019-01-01', '2022-01-01', closures)).toBe(730);
  expect(openDays('2020-02-01', '2020-03-01', closures)).toBe(0);
});

test('power is the share of counts after a doubling that the interval of the ratio tells from no change', () => {
  const spell = (trips: number, openYears: number) => ({ trips: { length: trips }, openYears });
  const random = stream(3, 'power');
  const draws = 400;
  const told = (before: number, after: number) => {
    const ratios = Float64Array.from(
      { length: draws },
      () => gamma(random, after + 0.5) / (2 * gamma(random, before + 0.5)),
    );
    return quantileSorted(ratios.sort(), 0.05) > 1;
  };
  const hits = Array.from({ length: 1000 }, () => told(10, poisson(random, 40))).filter(Boolean).length;
  expect(Math.abs(powerOfTrips(spell(10, 1), spell(0, 2)) - hits / 1000)).toBeLessThan(0.05);
  expect(powerOfTrips(spell(0, 5), spell(3, 2))).toBeCloseTo(0, 12);
});

const closed = (id: string, partner: string): Evidence => ({
  ...visit(id, partner, '2023-10-01'),
  ledger: 'relations',
  kind: 'embassy_closed',
});

const verdictWith = (rules: typeof RULES, evidence: readonly Evidence[]) =>
  runHypotheses({
    rules,
    partners: ['AAA', 'BBB'],
    evidence,
    closures: [],
    networks: [],
    organs: [],
    asOf: '2026-01-01',
    seed: 1,
  }).find(({ id }) => id === 'closures-reallocation');

const trips = (year: number, n: number) =>
  Array.from({ length: n }, (_, i) => visit(`t-${year}-${i}`, 'AAA', `${year}-0${(i % 9) + 1}-01`));

test('closures that spare a large region while trips to it grow are a move', () => {
  const rules = {
    ...RULES,
    closures: { ...RULES.closures, stock: 12, regional: ['AAA', 'BBB', 'C', 'D', 'E', 'F'] },
  };
  const gone = ['G', 'H', 'I', 'J', 'K'].map((partner) => closed(`x-${partner}`, partner));
  const result = verdictWith(rules, [...gone, ...trips(2020, 3), ...trips(2024, 30)]);
  expect(result).toMatchObject({ verdict: 'supported', n: 5 });
  expect(result?.evidence).toContain('x-G');
});

test('a test that could not have fallen decides nothing, whatever the trips say', () => {
  const gone = ['G', 'H'].map((partner) => closed(`x-${partner}`, partner));
  const result = verdictWith(RULES, [...gone, ...trips(2020, 30), ...trips(2024, 1)]);
  expect(result).toMatchObject({ verdict: 'not_determined', power: 0 });
  expect(result?.interval?.q95).toBeLessThan(1);
});

test('the same with a leg that could have fallen contradicts', () => {
  const rules = {
    ...RULES,
    closures: { ...RULES.closures, stock: 12, regional: ['AAA', 'BBB', 'C', 'D', 'E', 'F'] },
  };
  const gone = ['AAA', 'BBB', 'C', 'J', 'K'].map((partner) => closed(`x-${partner}`, partner));
  const result = verdictWith(rules, [...gone, ...trips(2020, 30), ...trips(2024, 1)]);
  expect(result?.verdict).toBe('contradicted');
  expect(result?.power).toBeGreaterThan(0.8);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readEstimates } from '../src/pack/estimates.js';
import {
  between,
  estimateFigure,
  estimateTime,
  fixed,
  likelihood,
  percent,
  ranged,
  signed,
} from '../src/wording.js';

test('a minus sign is one, and zero has none', () => {
  expect([-1.26, -0.04, 0, 0.26].map((value) => fixed(value, 1))).toEqual(['−1.3', '0.0', '0.0', '0.3']);
  expect([-1.26, -0.04, 0.26].map((value) => signed(value, 1))).toEqual(['−1.3', '0.0', '+0.3']);
});

test('intervals say what was not observed', () => {
  expect(ranged({ median: null, q5: null, q95: null }, 0)).toBe('not observed');
  expect(ranged({ median: -0.04, q5: -1.26, q95: 0.5 }, 1)).toBe('0.0 (−1.3 to 0.5)');
  expect(between({ q5: null, q95: null }, 1)).toBe('not observed');
});

test('a share is never rounded to certainty', () => {
  const said = (share: number, digits?: number) => percent(share, digits).replaceAll('\u00a0', ' ');
  expect([0, 0.001, 0.005, 0.935, 0.995, 0.999, 1].map((share) => said(share))).toEqual([
    '0 %',
    'under 1 %',
    '1 %',
    '94 %',
    '100 %',
    'over 99 %',
    '100 %',
  ]);
  expect([0.0004, 0.5714, 0.9999].map((share) => said(share, 1))).toEqual([
    'under 0.1 %',
    '57.1 %',
    'over 99.9 %',
  ]);
});

test('a bound of ICD 203 belongs to the phrase below it', () => {
  expect([0, 0.05, 0.2, 0.45, 0.5, 0.55, 0.8, 0.81, 0.95, 1].map(likelihood)).toEqual([
    'almost no chance',
    'almost no chance',
    'very unlikely',
    'unlikely',
    'roughly even chance',
    'roughly even chance',
    'likely',
    'very likely',
    'very likely',
    'almost certain',
  ]);
});

const given = { amount: null, amountTo: null, unit: null, share: null, denominator: '', qualifier: 'exact' };

test('a figure of somebody keeps its qualifier, unit and both ends', () => {
  const said = (more: Partial<Parameters<typeof estimateFigure>[0]>) => estimateFigure({ ...given, ...more });
  expect(said({ amount: 3e8, unit: 'usd', qualifier: 'about' })).toBe('about $300m');
  expect(said({ amount: 2.5e8, amountTo: 6e8, unit: 'usd_per_year', qualifier: 'about' })).toBe(
    'about $250m to $600m a year',
  );
  expect(said({ amount: 1500, unit: 'persons', qualifier: 'at_least' })).toBe('at least 1,500 persons');
  expect(said({ share: 59, denominator: 'all thefts', qualifier: 'up_to' })).toBe('up to 59 % of all thefts');
});

const WORDS = { about: 'about ', at_least: 'at least ', up_to: 'up to ', exact: '' };
const SIZES: Record<string, number> = { bn: 1e9, m: 1e6 };

test('every figure of the shipped pack is written with its qualifier, and with no digit lost', () => {
  const file = 'packs/dprk-asean/estimates.csv';
  const rows = readEstimates(readFileSync(file, 'utf8'), (line, message) => {
    throw new Error(`${file}:${line}: ${message}`);
  });
  expect(rows?.length).toBeGreaterThan(50);
  for (const row of rows ?? []) {
    const [start, rest] = [WORDS[row.qualifier as keyof typeof WORDS], estimateFigure(row)];
    expect(rest.startsWith(start), `${row.id}: ${rest}`).toBe(true);
    const figure = row.share === null ? rest : rest.slice(0, rest.indexOf(' of '));
    const read = [...figure.matchAll(/([\d.,]+)(bn|m\b)?/g)].map(
      ([, digits = '', size = '']) => Number(digits.replaceAll(',', '')) * (SIZES[size] ?? 1),
    );
    const meant = [row.share, row.amount, row.amountTo].filter((value) => value !== null);
    expect(read.map(Math.round), `${row.id}: ${figure}`).toEqual(meant);
  }
});

test('an end of time that is not given is not made up', () => {
  const said = ([from, until]: [string, string]) => estimateTime({ from, until });
  expect(
    (
      [
        ['2021', '2025'],
        ['2025', '2025'],
        ['', '2025-03'],
        ['', ''],
      ] as [string, string][]
    ).map(said),
  ).toEqual(['2021 to 2025', '2025', '? to 2025-03', 'time not given']);
});

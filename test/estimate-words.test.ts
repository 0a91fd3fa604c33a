import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { estimateFigure, estimateTime } from '../src/estimate-words.js';
import { readEstimates } from '../src/pack/estimates.js';

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

import { expect, test } from 'vitest';
import { between, fixed, inWords, likelihood, percent, ranged, signed } from '../src/wording.js';

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

test('a count is a word up to twelve', () => {
  expect([0, 1, 11, 12, 13].map(inWords)).toEqual(['no', 'one', 'eleven', 'twelve', '13']);
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

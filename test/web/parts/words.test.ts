import { expect, test } from 'vitest';
import { intervalInWords } from '../../../src/web/parts/interval.js';
import { dateInWords, figure, onDate, percent, spanInWords } from '../../../src/web/parts/words.js';

test('dates are said as precisely as they are known', () => {
  expect(['2025', '2025-10', '2025-10-09', ''].map(dateInWords)).toEqual([
    '2025',
    'October 2025',
    '9 October 2025',
    'undated',
  ]);
  expect([onDate('2025-10'), onDate('2025-10-09')]).toEqual(['in October 2025', 'on 9 October 2025']);
});

test('spans are said in the unit one thinks in', () => {
  expect([1, 26, 150, 6568].map(spanInWords)).toEqual(['1 day', '26 days', '5 months', '18 years']);
});

test('a share of draws is never rounded to certainty', () => {
  expect([0, 0.001, 0.935, 0.999, 1].map((share) => percent(share).replaceAll('\u00a0', ' '))).toEqual([
    '0 %',
    '< 1 %',
    '94 %',
    '> 99 %',
    '100 %',
  ]);
});

test('figures have as many decimals as their size bears', () => {
  expect([1.0379, 48.545, 1234.5].map(figure)).toEqual(['1.04', '48.5', '1,235']);
});

test('an interval explains itself; what was not observed is not called low', () => {
  expect(intervalInWords({ median: 1, q5: 0, q95: 2, n: 3 }, 'Affinity', 'units')).toBe(
    'Affinity is most likely 1 units; with 90 % probability it lies between 0 and 2, from 3 events.',
  );
  expect(intervalInWords({ median: null, q5: null, q95: null }, 'Slack')).toContain('not a low value');
});

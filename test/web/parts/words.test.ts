import { expect, test } from 'vitest';
import { intervalInWords } from '../../../src/web/parts/interval.js';
import { dateInWords, joined, onDate, spanInWords } from '../../../src/web/parts/words.js';

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

test('names are joined as in a sentence', () => {
  expect([joined([]), joined(['A']), joined(['A', 'B']), joined(['A', 'B', 'C'])]).toEqual([
    '',
    'A',
    'A and B',
    'A, B and C',
  ]);
});

test('an interval explains itself; what was not observed is not called low', () => {
  expect(intervalInWords({ median: 1, q5: 0, q95: 2, n: 3 }, 'Affinity', 'units')).toBe(
    'Affinity is most likely 1 units; with 90 % probability it lies between 0 and 2, from 3 events.',
  );
  expect(intervalInWords({ median: null, q5: null, q95: null }, 'Slack')).toContain('not a low value');
});

import { describe, expect, test } from 'vitest';
import { likelihood as core } from '../../../src/brief/words.js';
import { intervalText, joined, likelihood, tierText } from '../../../src/web/data/words.js';

describe('words of the workbench', () => {
  test('probabilities have the same words as in the brief', () => {
    for (let p = 0; p <= 1; p += 0.001) expect(likelihood(p)).toBe(core(p));
  });

  test('what was not observed is not a number', () => {
    expect(intervalText({ median: null, q5: null, q95: null })).toBe('not observed');
    expect(intervalText({ median: 1.04, q5: -0.2, q95: 2 })).toBe('1.0 (-0.2 to 2.0)');
  });

  test('a state without a tier says between which it stands', () => {
    expect(tierText({ tier: 2, betweenTiers: [] })).toBe('tier 2');
    expect(tierText({ tier: null, betweenTiers: [3, 4] })).toBe('between tiers 3 and 4');
    expect(tierText({ tier: null, betweenTiers: [] })).toBe('unassigned');
  });

  test('names are joined as in a sentence', () => {
    expect([joined([]), joined(['A']), joined(['A', 'B']), joined(['A', 'B', 'C'])]).toEqual([
      '',
      'A',
      'A and B',
      'A, B and C',
    ]);
  });
});

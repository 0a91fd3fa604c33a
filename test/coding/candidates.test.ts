import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blanked } from '../../src/coding/candidates.js';
import { spelledOut, wordsOf } from '../../src/coding/words.js';

test('words with a blank around each, as the coder cuts them, in any script', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 30 }),
    fc.string({
      unit: fc.integer({ min: 0, max: 255 }).map((unit) => String.fromCharCode(unit)),
      maxLength: 30,
    }),
    fc
      .array(fc.constantFrom('lao', 'viet nam', "'s", ' ', '×', 'é', '—', '\ufeff', '🇱🇦'), { maxLength: 9 })
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (folded) => {
      const words = spelledOut(folded, wordsOf(folded));
      expect(blanked(folded)).toBe(` ${words.map((word) => `${word} `).join('')}`);
    }),
    { numRuns: 2000, seed: 4 },
  );
});

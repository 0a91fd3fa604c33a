import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/coding/fold.js';
import { spelledOut, wordsOf } from '../../src/coding/words.js';
import { said } from '../support/coder.js';

const words = (text: string) => spelledOut(fold(text), wordsOf(fold(text)));

test('runs of letters and digits of any script, without signs between them', () => {
  expect(words("Juche 113 (2024): Lao-Thai king's \ud55c\uad6d \u041b\u0430\u043e\u0441")).toEqual([
    ...['juche', '113', '2024', 'lao', 'thai', 'king', 's', '\ud55c\uad6d', '\u043b\u0430\u043e\u0441'],
  ]);
  expect(words(' \u2014 \u2026 ')).toEqual([]);
});

test('a pictograph or a flag is a word of its own and takes no letter with it', () => {
  expect(words('\u{1f30a} Vietnam')).toEqual(['\u{1f30a}', 'vietnam']);
  expect(words('\u{1f389}Laos\u{1f525}Cuba')).toEqual(['\u{1f389}', 'laos', '\u{1f525}', 'cuba']);
  expect(words('\u{1f1f7}\u{1f1fa}\u{1f1f0}\u{1f1f5}')).toEqual(['\u{1f1f7}\u{1f1fa}', '\u{1f1f0}\u{1f1f5}']);
  expect(said('VNM', '\u{1f30a} Vietnam Hit by Flood')?.values.relevance).toBe('third_party');
});

test('whatever the text: words in order, apart, not empty, and as they stand in it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const folded = fold(text);
      const found = wordsOf(folded);
      let last = 0;
      found.starts.forEach((start, i) => {
        const end = found.ends[i] as number;
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        // A word is known by its letters, wherever it stands.
        expect(wordsOf(folded.slice(start, end)).hashes).toEqual([found.hashes[i]]);
        last = end;
      });
      expect(last).toBeLessThanOrEqual(folded.length);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, isWordUnit } from '../../src/coding/fold.js';

test('keeps every position', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (text) => {
      expect(fold(text).length).toBe(text.length);
    }),
  );
  expect(fold('\u0130stanbul \u201cX\u201d')).toHaveLength(12);
});

test('what is folded stays as it is when folded again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test('letter case, curly quotes, hyphens, dashes and hard blanks are folded away', () => {
  expect(fold('\u201cKing\u2019s\u201d DAY\nNon\u2011Aligned\u00a01\u20132')).toBe(
    '"king\'s" day non-aligned 1-2',
  );
  expect(fold('\u041b\u0410\u041e\u0421')).toBe('\u043b\u0430\u043e\u0441');
});

test('letters and digits of any script make words, signs do not', () => {
  const isWord = (sign: string) => isWordUnit(sign.charCodeAt(0));
  expect([...'aZ9\u00e9\u0416\ud55c\u9ec4'].every(isWord)).toBe(true);
  expect([...' .,-\'"\u2019\u201c\u2026\u3002\uff0c\u00d7\u00ab'].some(isWord)).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stretchesOf } from '../../../src/web/data/marked.js';

test('stretches together are the text, and each lies under exactly the spans that cover it', () => {
  const spans = fc.array(
    fc.tuple(fc.nat(40), fc.nat(40)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 40 }), spans, (text, given) => {
      const inside = given.filter(({ end }) => end <= text.length);
      const stretches = stretchesOf(text, inside);
      expect(stretches.map((one) => one.text).join('')).toBe(text);
      for (const { start, text: part, spans: over } of stretches)
        for (let at = start; at < start + part.length; at++)
          expect(over).toEqual(inside.flatMap((span, i) => (span.start <= at && at < span.end ? [i] : [])));
    }),
  );
});

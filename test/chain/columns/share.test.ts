import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Amounts, LIMIT } from '../../../src/chain/columns/amounts.js';
import { share } from '../../../src/chain/columns/share.js';

function shared(part: bigint, amount: bigint, whole: bigint): bigint {
  const all = Amounts.of([part, amount, whole, 0n]);
  share(all, 3, all.high(0), all.low(0), all.high(1), all.low(1), all.high(2), all.low(2));
  return all.get(3);
}

/** Sizes come evenly, unlike values: most values of 96 bits have 95. */
const amounts = fc
  .integer({ min: 1, max: 96 })
  .chain((bits) => fc.bigInt({ min: 1n, max: (1n << BigInt(bits)) - 1n }));

test('the share of any amounts below 96 bits is that of exact integers', () => {
  fc.assert(
    fc.property(amounts, amounts, amounts, (part, amount, whole) => {
      const exact = (part * amount) / whole;
      fc.pre(exact < LIMIT);
      expect(shared(part, amount, whole)).toBe(exact);
    }),
    { numRuns: 20_000 },
  );
});

test('so are shares that come out even, or one short of it', () => {
  fc.assert(
    fc.property(amounts, amounts, fc.constantFrom(-1n, 0n, 1n), (quotient, whole, off) => {
      // part * amount = quotient * whole + off, with one of the factors being 1 or the whole.
      const product = quotient * whole + off;
      if (product > 0n && product < LIMIT) expect(shared(product, 1n, whole)).toBe(product / whole);
      expect(shared(quotient, whole, whole)).toBe(quotient);
      if (whole > 1n && quotient < LIMIT / 2n)
        expect(shared(quotient, whole - 1n, whole)).toBe((quotient * (whole - 1n)) / whole);
    }),
    { numRuns: 5_000 },
  );
});

test('powers of two and their neighbours, where carries run through all limbs', () => {
  const edges = Array.from({ length: 24 }, (_, i) => 1n << BigInt(4 * i + 3)).flatMap((one) => [
    one - 1n,
    one,
    one + 1n,
  ]);
  for (const part of edges)
    for (const amount of edges)
      for (const whole of edges) {
        const exact = (part * amount) / whole;
        if (exact < LIMIT && shared(part, amount, whole) !== exact)
          expect({ part, amount, whole, share: shared(part, amount, whole) }).toEqual({
            part,
            amount,
            whole,
            share: exact,
          });
      }
  expect(edges.length).toBe(72);
});

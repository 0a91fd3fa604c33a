import fc from 'fast-check';
import { expect, test } from 'vitest';
import { poissonBinomialTail } from '../../src/stats/index.js';

test('the tail is that of an enumeration of all outcomes', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 }),
      fc.nat(9),
      (ps, count) => {
        let sum = 0;
        for (let outcome = 0; outcome < 2 ** ps.length; outcome++) {
          const hits = ps.map((_, i) => (outcome >> i) & 1);
          if (hits.filter(Boolean).length < count) continue;
          sum += hits.reduce(
            (product, hit, i) => product * (hit ? (ps[i] as number) : 1 - (ps[i] as number)),
            1,
          );
        }
        expect(poissonBinomialTail(ps, count)).toBeCloseTo(sum, 10);
      },
    ),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromUnits, inUnits, shareOf } from '../../src/chain/units.js';

test.each([
  [173600n * 10n ** 18n, 18, '173600'],
  [1n, 18, '0.000000000000000001'],
  [-15n, 1, '-1.5'],
  [15n, 0, '15'],
  [15n, null, '15'],
])('%s with %s decimals is %s', (amount, decimals, text) => {
  expect(inUnits(amount, { decimals })).toBe(text);
});

test('any amount comes back from its text', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: 0n, max: 2n ** 256n }),
      fc.integer({ min: 0, max: 30 }),
      (amount, decimals) => {
        expect(fromUnits(inUnits(amount, { decimals }), { decimals })).toBe(amount);
      },
    ),
  );
});

test.each(['1.55', '', 'x', '-1', '1e3'])('"%s" is no amount of one place', (text) => {
  expect(fromUnits(text, { decimals: 1 })).toBeNull();
});

test('shares', () => {
  expect(shareOf(1n, 4n)).toBe(0.25);
  expect(shareOf(0n, 0n)).toBe(0);
});

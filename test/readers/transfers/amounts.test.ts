import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalAmount, wholeAmount } from '../../../src/readers/transfers/amounts.js';

const LARGEST = 2n ** 256n - 1n;
const amounts = fc.bigInt({ min: 0n, max: LARGEST });
const decimalsOf = fc.integer({ min: 0, max: 40 });

/** An amount of smallest units as people write it, with a point. */
function written(amount: bigint, decimals: number): string {
  const digits = amount.toString().padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

describe('amounts are exact', () => {
  test('a whole amount reads as its digits, leading zeros or not', () => {
    fc.assert(
      fc.property(amounts, fc.nat(200), (amount, zeros) => {
        expect(wholeAmount('0'.repeat(zeros) + amount)).toBe(amount);
      }),
    );
  });

  test('a decimal amount reads as its smallest units', () => {
    fc.assert(
      fc.property(amounts, decimalsOf, (amount, decimals) => {
        expect(decimalAmount(written(amount, decimals), decimals)).toBe(amount);
      }),
    );
  });

  test('an exponent moves the point and nothing else', () => {
    fc.assert(
      fc.property(amounts, decimalsOf, fc.integer({ min: 0, max: 60 }), (amount, decimals, exponent) => {
        const text = `${written(amount, decimals + exponent)}e${exponent}`;
        expect(decimalAmount(text, decimals)).toBe(amount);
        expect(decimalAmount(`${amount}e-${decimals}`, decimals)).toBe(amount);
      }),
    );
  });

  test.each([
    ['0.1', 100_000_000_000_000_000n],
    ['1e-05', 10_000_000_000_000n],
    ['4.1435754633e-05', 41_435_754_633_000n],
    ['38313.7948', 38_313_794_800_000_000_000_000n],
    ['0.1234567890123456780000', 123_456_789_012_345_678n],
    ['12.', 12n * 10n ** 18n],
    ['0e-999', 0n],
  ])('%s ether is %s wei', (text, wei) => {
    expect(decimalAmount(text, 18)).toBe(wei);
  });
});

describe('what is no amount is refused, never mended', () => {
  test.each([
    ['', 'the amount is empty'],
    ['-1', 'the amount "-1" is negative'],
    ['0.0000000000000000001', 'the amount "0.0000000000000000001" has more than 18 decimals'],
    ['1e-19', 'the amount "1e-19" has more than 18 decimals'],
    ['1e-999', 'the amount "1e-999" has more than 18 decimals'],
    ['1e999', 'the amount is above 2^256 - 1'],
    ['9'.repeat(100_000), 'the amount is above 2^256 - 1'],
    ['1,5', 'the amount "1,5" is no decimal number'],
    ['.5', 'the amount ".5" is no decimal number'],
    ['0x10', 'the amount "0x10" is no decimal number'],
    ['NaN', 'the amount "NaN" is no decimal number'],
    ['1e9999', 'the amount "1e9999" is no decimal number'],
  ])('%s', (text, reason) => {
    expect(() => decimalAmount(text, 18)).toThrow(reason);
  });

  test.each(['1.0', '1e18', '0x1', '1_000', ' 1', '٣'])('%s is no whole number of units', (text) => {
    expect(() => wholeAmount(text)).toThrow('is no whole number of the smallest unit');
  });

  test('2^256 - 1 is the largest', () => {
    expect(wholeAmount(LARGEST.toString())).toBe(LARGEST);
    expect(() => wholeAmount((LARGEST + 1n).toString())).toThrow('above 2^256 - 1');
    expect(() => decimalAmount(written(LARGEST + 1n, 18), 18)).toThrow('above 2^256 - 1');
  });

  test('no text makes anything but an amount or a refusal', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^[\d.eE+-]{0,30}$/));
    fc.assert(
      fc.property(texts, decimalsOf, (text, decimals) => {
        for (const read of [wholeAmount, (amount: string) => decimalAmount(amount, decimals)])
          try {
            const amount = read(text);
            expect(amount >= 0n && amount <= LARGEST).toBe(true);
          } catch (error) {
            expect((error as Error).name).toBe('Refusal');
          }
      }),
    );
  });
});

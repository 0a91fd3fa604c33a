import { quote } from '../text.js';
import { refuse } from './refusal.js';

/** The largest amount that chains of the kind of Ethereum can hold. */
const LARGEST = 2n ** 256n - 1n;
/** The digits that it has. No longer text is made into a number: the work grows with the square of its length. */
const DIGITS = 78;

/** An amount of the smallest unit, written as digits. Throws a Refusal for anything else. */
export function wholeAmount(text: string): bigint {
  checkSign(text);
  if (!/^\d+$/.test(text))
    refuse(`the amount ${quote(text)} is no whole number of the smallest unit, written as digits`);
  return bounded(text);
}

const DECIMAL = /^(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i;

/**
 * An amount of whole units as its smallest ones, 10^-`decimals` of the unit: `0.5`, `12`, `1e-05`. It is exact; one with a part of
 * the smallest unit is refused, never rounded. Throws a Refusal.
 */
export function decimalAmount(text: string, decimals: number): bigint {
  checkSign(text);
  const [, whole = '', fraction = '', exponent = '0'] =
    DECIMAL.exec(text) ?? refuse(`the amount ${quote(text)} is no decimal number`);
  const digits = whole + fraction;
  const shift = decimals - fraction.length + Number(exponent);
  if (shift >= 0) return bounded(digits + '0'.repeat(Math.min(shift, DIGITS)));
  const kept = digits.slice(0, shift);
  if (/[1-9]/.test(digits.slice(kept.length)))
    refuse(`the amount ${quote(text)} has more than ${decimals} decimals, and nothing is rounded`);
  return bounded(kept);
}

function checkSign(text: string): void {
  if (text === '') refuse('the amount is empty');
  if (text.startsWith('-')) refuse(`the amount ${quote(text)} is negative`);
}

function bounded(digits: string): bigint {
  const significant = digits.replace(/^0+/, '');
  if (significant.length > DIGITS) tooLarge();
  const amount = BigInt(significant);
  return amount > LARGEST ? tooLarge() : amount;
}

const tooLarge = (): never => refuse('the amount is above 2^256 - 1, the largest that a chain can hold');

import type { Asset } from '../types.js';

/** An amount of smallest units in the unit people use, all digits kept; in smallest units where decimals are not known. */
export function inUnits(amount: bigint, { decimals }: Pick<Asset, 'decimals'>): string {
  if (decimals === null || decimals === 0) return amount.toString();
  const digits = (amount < 0n ? -amount : amount).toString().padStart(decimals + 1, '0');
  const fraction = digits.slice(-decimals).replace(/0+$/, '');
  const whole = digits.slice(0, -decimals);
  return `${amount < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The reverse of {@link inUnits}; null where the text is no decimal number or has more places than the asset. */
export function fromUnits(text: string, { decimals }: Pick<Asset, 'decimals'>): bigint | null {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) return null;
  const places = decimals ?? 0;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > places) return null;
  return BigInt(`${match[1]}${fraction.padEnd(places, '0')}`);
}

/** Share of two amounts as a number, 0 where there is nothing to share. */
export const shareOf = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((part * 1_000_000_000n) / whole) / 1e9;

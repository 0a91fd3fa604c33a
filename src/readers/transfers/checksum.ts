import { keccak_256 } from '@noble/hashes/sha3.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/**
 * Whether the case of the letters of an address (`0x` and 40 hexadecimal digits) fits it: a letter is a capital where the digit of the
 * Keccak-256 of the small address at its place is 8 or more. Addresses in one case state no checksum and fit. Source: EIP-55.
 */
export function fitsChecksum(address: string): boolean {
  const digits = address.slice(2);
  const small = digits.toLowerCase();
  if (digits === small || digits === digits.toUpperCase()) return true;
  const hash = bytesToHex(keccak_256(new TextEncoder().encode(small)));
  return [...digits].every(
    (digit, i) => /\d/.test(digit) || digit < 'a' === Number.parseInt(hash[i] as string, 16) >= 8,
  );
}

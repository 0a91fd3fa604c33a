import { describe, expect, test } from 'vitest';
import { fitsChecksum } from '../../../src/readers/transfers/checksum.js';

// The examples that EIP-55 gives.
const PUBLISHED = [
  '0x52908400098527886E0F7030069857D2E4169EE7',
  '0x8617E340B3D01FA5F11F306F4090FD50E238070D',
  '0xde709f2102306220921060314715629080e2fb77',
  '0x27b1fdb04752bbc536007a920d24acb045561c26',
  '0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed',
  '0xfB6916095ca1df60bB79Ce92cE3Ea74c37c5d359',
  '0xdbF03B407c01E7cD3CBea99509d93f8DDDC8C6FB',
  '0xD1220A0cf47c7B9Be7A2E6BA89F429762e7b9aDb',
];

describe('the case of addresses (EIP-55)', () => {
  test.each(PUBLISHED)('%s fits', (address) => {
    expect(fitsChecksum(address)).toBe(true);
  });

  test('one letter in the other case does not fit', () => {
    const address = PUBLISHED[4] as string;
    for (let at = 2; at < address.length; at += 1) {
      const letter = address[at] as string;
      const other = letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase();
      if (other === letter) continue;
      expect(fitsChecksum(address.slice(0, at) + other + address.slice(at + 1)), `letter ${at}`).toBe(false);
    }
  });

  test('small letters state no checksum', () => {
    for (const address of PUBLISHED) expect(fitsChecksum(address.toLowerCase())).toBe(true);
  });
});

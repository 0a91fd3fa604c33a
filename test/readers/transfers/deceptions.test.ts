import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { deceptions } from '../../../src/readers/transfers/deceptions.js';
import { seenAs } from '../../../src/readers/transfers/look-alikes.js';
import type { Asset, Transfer } from '../../../src/types.js';
import { A, B } from '../../support/transfers.js';

const TOKEN = `0x${'7'.repeat(40)}`;
const moved = (from: string, to: string, place = 'file:2', asset = 'ETH'): Transfer => {
  return { time: null, block: null, index: 0, transaction: '', from, to, asset, amount: 1n, place };
};
const tokenNamed = (symbol: string, id = TOKEN): Asset => ({ id, symbol, decimals: null });
const toldOf = (symbol: string, id = TOKEN) =>
  deceptions([moved(A, B, 'file:9', id)], [tokenNamed(symbol, id)]);

describe('symbols that look like others', () => {
  test.each([
    ['Е\u0422Н...', 'ETH'], // all Cyrillic
    ['E\u0422H', 'ETH'], // one letter Cyrillic
    ['\u0395\u03a4\u0397', 'ETH'], // Greek
    ['\u13ac\u13a2\u13bb', 'ETH'], // Cherokee
    ['\ua4f4\ua4e2\ua4d3\ua4da', 'USDC'], // Lisu
    ['U\u0405DT', 'USDT'],
    ['US\u200bDC', 'USDC'],
    ['\uff35\uff33\uff24\uff34', 'USDT'], // fullwidth
    ['\u0455t\u0415TH', 'STETH'],
  ])('%s looks like %s', (symbol, seen) => {
    expect(seenAs(symbol)).toBe(seen);
    const [notice, ...rest] = toldOf(symbol);
    expect(notice?.message).toContain(TOKEN);
    expect(notice?.message).toContain(`which looks like ${seen} and is written with other letters`);
    expect(notice?.places).toEqual(['file:9']);
    expect(rest).toEqual([]);
  });

  test('a token that bears the plain symbol of a coin is noticed, the coin and a token of its own name are not', () => {
    expect(toldOf('ETH')[0]?.message).toContain('as a coin is');
    expect(toldOf('ETH', 'ETH')).toEqual([]);
    expect(toldOf('USDT')).toEqual([]);
    expect(toldOf('stETH')).toEqual([]);
  });

  test('symbols of other scripts that look like nothing known are not deceptions', () => {
    for (const symbol of ['РУБЛЬ', '柴犬', 'ДОМ', '', 'Ω']) expect(toldOf(symbol), symbol).toEqual([]);
  });
});

describe('addresses that look like others', () => {
  const genuine = `0xdd90${'1'.repeat(32)}5f92`;
  const alike = `0xdd90${'2'.repeat(32)}5f92`;

  test('the first and last four digits shared: both are named, once', () => {
    const transfers = [moved(genuine, A), moved(A, alike, 'file:7'), moved(alike, B), moved(alike, genuine)];
    const notices = deceptions(transfers, []);
    expect(notices).toHaveLength(1);
    expect(notices[0]?.message).toContain(genuine);
    expect(notices[0]?.message).toContain(alike);
    expect(notices[0]?.places).toEqual(['file:7']);
  });

  test('seven of the eight digits are not enough', () => {
    const other = `0xdd90${'2'.repeat(32)}5f93`;
    expect(deceptions([moved(genuine, other)], [])).toEqual([]);
  });

  test('accounts that are no addresses are not compared', () => {
    const outputs = ['abcd1:0', 'abcd2:0'].map((name) => `${name.padStart(40, 'x')}`);
    expect(deceptions([moved(outputs[0] as string, outputs[1] as string)], [])).toEqual([]);
  });

  test('a notice for each address whose shortened form another had before it', () => {
    const digits = fc.constantFrom('0', '1');
    const address = fc.tuple(digits, digits, digits).map(([a, b, c]) => `0x${a}000${b.repeat(32)}000${c}`);
    fc.assert(
      fc.property(fc.array(fc.tuple(address, address), { maxLength: 8 }), (pairs) => {
        const transfers = pairs.map(([from, to]) => moved(from, to));
        const all = new Set(pairs.flat());
        const short = new Set([...all].map((one) => one.slice(0, 6) + one.slice(-4)));
        expect(deceptions(transfers, [])).toHaveLength(all.size - short.size);
      }),
    );
  });
});

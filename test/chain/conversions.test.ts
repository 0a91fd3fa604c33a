import { expect, test } from 'vitest';
import { joinSwaps } from '../../src/chain/conversions.js';
import { transferOf } from '../support/made-transfers.js';

let row = 0;
const transfer = (from: string, to: string, asset: string, amount: bigint, transaction: string) =>
  transferOf(from, to, amount, { index: row++, asset, transaction });
const POOLS = new Set(['pool']);

test('two legs through a contract of swaps in one transaction become one step', () => {
  const paid = transfer('a', 'pool', 'USDC', 100n, 't1');
  const given = transfer('pool', 'b', 'ETH', 3n, 't1');
  expect(joinSwaps([paid, given], POOLS)).toEqual([{ transfer: paid, swapped: given }]);
});

test.each([
  [
    'legs in two transactions',
    [transfer('a', 'pool', 'USDC', 1n, 't1'), transfer('pool', 'a', 'ETH', 1n, 't2')],
  ],
  [
    'rows without a transaction',
    [transfer('a', 'pool', 'USDC', 1n, ''), transfer('pool', 'a', 'ETH', 1n, '')],
  ],
  ['the same asset back', [transfer('a', 'pool', 'ETH', 2n, 't1'), transfer('pool', 'a', 'ETH', 1n, 't1')]],
  [
    'two payers',
    [
      transfer('a', 'pool', 'USDC', 1n, 't1'),
      transfer('b', 'pool', 'USDC', 1n, 't1'),
      transfer('pool', 'a', 'ETH', 1n, 't1'),
    ],
  ],
  [
    'a contract that is none of swaps',
    [transfer('a', 'x', 'USDC', 1n, 't1'), transfer('x', 'a', 'ETH', 1n, 't1')],
  ],
])('%s stay transfers', (_, transfers) => {
  expect(joinSwaps(transfers, POOLS)).toEqual(transfers.map((one) => ({ transfer: one, swapped: null })));
});

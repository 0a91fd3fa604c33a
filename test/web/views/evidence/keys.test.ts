import { expect, test } from 'vitest';
import { nextRow } from '../../../../src/web/views/evidence/keys.js';
import { addressOf, orderOf } from '../../../../src/web/views/evidence/order.js';

test.each([
  ['ArrowDown', 0, 1],
  ['ArrowDown', 9, 9],
  ['ArrowUp', 0, 0],
  ['PageDown', 2, 7],
  ['PageUp', 2, 0],
  ['Home', 7, 0],
  ['End', 0, 9],
  ['a', 3, null],
])('%s from row %i of ten goes to %s', (key, at, to) => {
  expect(nextRow(key, at, 10, 5)).toBe(to);
});

test('the order goes into the address and comes back; the usual one leaves no trace', () => {
  expect(addressOf(orderOf(undefined))).toBeUndefined();
  for (const sort of ['date', 'partner', '-grade']) expect(addressOf(orderOf(sort))).toBe(sort);
});

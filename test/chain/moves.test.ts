import { expect, test } from 'vitest';
import { inOrder } from '../../src/chain/moves.js';
import type { Transfer } from '../../src/types.js';
import { transferOf } from '../support/made-transfers.js';

const transfer = (place: string, more: Partial<Transfer>) => transferOf('a', 'b', 1n, { place, ...more });
const places = (transfers: readonly Transfer[]) =>
  inOrder(transfers)
    .ordered.map(({ place }) => place)
    .join(' ');

test('blocks come before times, the index decides within a block', () => {
  const rows = [
    transfer('1', { block: 7, index: 1, time: '2022-01-01T00:00:00Z' }),
    transfer('2', { block: 8, index: 0, time: '2021-01-01T00:00:00Z' }),
    transfer('3', { block: 7, index: 0, time: '2023-01-01T00:00:00Z' }),
  ];
  expect(inOrder(rows).orderedBy).toBe('block');
  expect(places(rows)).toBe('3 1 2');
});

test('one row without a block makes times decide; one without either makes rows decide', () => {
  const late = transfer('1', { block: 1, time: '2022-01-02T00:00:00Z' });
  const early = transfer('2', { time: '2022-01-01T00:00:00Z' });
  expect(inOrder([late, early]).orderedBy).toBe('time');
  expect(places([late, early, transfer('3', {})])).toBe('1 2 3');
});

test('a table that runs backwards is turned round, rows of one moment too', () => {
  const at = (place: string, time: string, index: number) => transfer(place, { time, index });
  const rows = [
    at('1', '2022-01-03T00:00:00Z', 0),
    at('2', '2022-01-02T00:00:00Z', 1),
    at('3', '2022-01-02T00:00:00Z', 2),
  ];
  expect(places(rows)).toBe('3 2 1');
});

import { expect, test } from 'vitest';
import { Loads } from '../../src/loading/loads.js';
import type { Load } from '../../src/store/engine.js';

const load = (digest: string, ordinal: number, more: Partial<Load> = {}): Load => ({
  table: 'transfers',
  digest,
  name: `${ordinal}.csv`,
  ordinal,
  state: 'done',
  rows: 1,
  remarks: '',
  ...more,
});

test('files are found by their bytes and how they were read, and the next has the ordinal after the last', () => {
  const loads = new Loads([load('a', 1), load('b coin=6', 3)]);
  expect(loads.next).toBe(4);
  expect(loads.find('x.csv', 'a', [])?.ordinal).toBe(1);
  expect(loads.find('x.csv', 'b', ['coin=6'])?.ordinal).toBe(3);
  expect(loads.find('x.csv', 'c', [])).toBeUndefined();
  expect(() => loads.find('x.csv', 'b', ['coin=18'])).toThrow('read with coin=6');
});

test('what becomes of a file takes the place of what it was', () => {
  const loads = new Loads([]);
  loads.put(load('a', 1, { state: 'begun' }));
  expect(loads.noneBut('a', [])).toBe(true);
  expect(loads.noneBut('b', [])).toBe(false);
  loads.put(load('a', 1));
  expect(loads.find('x.csv', 'a', [])?.state).toBe('done');
  loads.put(load('b', 2));
  expect(loads.noneBut('a', [])).toBe(false);
});

test('a store of very many files is no burden on the stack', () => {
  expect(new Loads(Array.from({ length: 200_000 }, (_, i) => load(`${i}`, i + 1))).next).toBe(200_001);
});

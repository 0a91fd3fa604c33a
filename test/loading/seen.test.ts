import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Seen } from '../../src/loading/seen.js';

const digest = (n: number) => createHash('sha256').update(`${n}`).digest('hex');

test('how often digests have been met, as a map counts it, while the table grows', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { maxLength: 200 }), fc.nat(100_000), (some, more) => {
      const seen = new Seen();
      const counted = new Map<number, number>();
      const add = (n: number) => {
        counted.set(n, (counted.get(n) ?? 0) + 1);
        expect(seen.add(digest(n))).toBe(counted.get(n));
      };
      some.forEach(add);
      for (let n = 1000; n < 1000 + more / 10; n++) seen.add(digest(n));
      some.forEach(add);
      expect(seen.forgot).toBe(false);
    }),
    { numRuns: 30, seed: 5 },
  );
});

test('digests whose first half is nothing are told apart by the other, and ends of the table meet', () => {
  const seen = new Seen();
  const made = ['00000000ffffffff', '00000000fffffffe', '00000001ffffffff', 'ffffffffffffffff'];
  expect(made.map((one) => seen.add(one))).toEqual([1, 1, 2, 1]);
  expect(made.map((one) => seen.add(one)).slice(0, 2)).toEqual([2, 2]);
});

test('beyond so many the earliest are forgotten, which is said', () => {
  const seen = new Seen(2 ** 13);
  const times = (from: number, to: number) =>
    new Set(Array.from({ length: to - from }, (_, i) => seen.add(digest(from + i))));
  expect(times(0, 12_000)).toEqual(new Set([1]));
  expect(seen.forgot).toBe(false);
  expect(times(0, 12_000)).toEqual(new Set([2]));
  expect(times(12_000, 13_000)).toEqual(new Set([1]));
  expect(seen.forgot).toBe(true);
  expect(times(0, 100)).toEqual(new Set([1]));
  expect(times(12_000, 13_000)).toEqual(new Set([2]));
});

import { describe, expect, test } from 'vitest';
import { shuffle, someBelow, stream } from '../../src/stats/index.js';

const DRAWS = 12_000;

/** How often each outcome comes. */
function counted(draw: () => ArrayLike<number>): Map<string, number> {
  const counts = new Map<string, number>();
  for (let i = 0; i < DRAWS; i++) {
    const key = Array.from(draw()).join('');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** Four standard errors of a count with the probability. */
const within = (share: number) => 4 * Math.sqrt(DRAWS * share * (1 - share));

describe('an order drawn at random', () => {
  test('is each of all orders as often, in the same place', () => {
    const random = stream(5, 'shuffle');
    const counts = counted(() => shuffle(Uint32Array.of(0, 1, 2), random));
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - DRAWS / 6)).toBeLessThan(within(1 / 6));
    const values = Uint32Array.of(1, 2, 3);
    expect(shuffle(values, random)).toBe(values);
  });

  test('goes from the last place down, a draw for each, so that what was drawn once is drawn again', () => {
    const draws = [0.9, 0.1, 0.5];
    expect([...shuffle(Uint32Array.of(0, 1, 2, 3), () => draws.shift() as number)]).toEqual([2, 1, 0, 3]);
    expect(draws).toEqual([]);
  });
});

describe('some of the numbers below another', () => {
  test('are each set in each order as often', () => {
    const random = stream(5, 'some');
    const counts = counted(() => someBelow(4, 2, random));
    expect(counts.size).toBe(12);
    for (const count of counts.values()) expect(Math.abs(count - DRAWS / 12)).toBeLessThan(within(1 / 12));
  });

  test('are all of them where more are asked for than there are', () => {
    expect(someBelow(3, 4, stream(1, 'all')).sort()).toEqual([0, 1, 2]);
  });
});

import { describe, expect, test } from 'vitest';
import { binomialCdf } from '../../src/stats/binomial-cdf.js';
import { stream } from '../../src/stats/rng.js';
import { uniformityTest } from '../../src/stats/uniform-ranks.js';

describe('the binomial distribution function', () => {
  test('by hand, and the values of R pbinom', () => {
    expect([...binomialCdf(2, 0.5)]).toEqual([0.25, 0.75, 1].map((p) => expect.closeTo(p, 14)));
    expect([...binomialCdf(3, 1)]).toEqual([0, 0, 0, 1]);
    expect(binomialCdf(200, 0.3)[50]).toBeCloseTo(0.06954527985344422, 12);
  });
});

/** Every way that `n` ranks of 0 to `last` can fall. */
function* allRanks(n: number, last: number): Generator<number[]> {
  if (n === 0) yield [];
  else for (const ranks of allRanks(n - 1, last)) for (let r = 0; r <= last; r++) yield [...ranks, r];
}

describe('simultaneous bands of ranks', () => {
  test('hold the share of uniform samples that they promise: all 4^6 ways of six ranks', () => {
    const { low, high, pValue } = uniformityTest(6, 3, stream(1, 'band'), { level: 0.9 });
    const ways = [...allRanks(6, 3)];
    const within = ways.filter((ranks) =>
      [0, 1, 2].every((i) => {
        const upTo = ranks.filter((rank) => rank <= i).length;
        return upTo >= low[i]! && upTo <= high[i]!;
      }),
    );
    const share = within.length / ways.length;
    // Counts are whole, so that the share is at least the level.
    expect(share).toBeGreaterThanOrEqual(0.9 - 0.01);
    expect(share).toBeLessThan(0.97);
    // The p-value is exact up to simulation: the share of ways at least as extreme.
    const p = pValue([0, 0, 0, 0, 0, 1]);
    const exact = ways.filter((ranks) => pValue(ranks) <= p).length / ways.length;
    expect(Math.abs(p - exact)).toBeLessThan(0.01);
  });

  test('of 200 ranks: even ones pass, skewed and heaped ones do not', () => {
    const { pValue } = uniformityTest(200, 99, stream(2, 'band'));
    const ranks = (of: (u: number) => number) =>
      Array.from({ length: 200 }, (_, i) => Math.floor(of((i + 0.5) / 200) * 100));
    expect(pValue(ranks((u) => u))).toBeGreaterThan(0.9);
    expect(pValue(ranks((u) => u ** 1.5))).toBeLessThan(0.001);
    expect(pValue(ranks((u) => 0.5 + Math.sign(u - 0.5) * Math.abs(u - 0.5) * 0.6))).toBeLessThan(0.001);
  });
});

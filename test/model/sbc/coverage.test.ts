import { describe, expect, test } from 'vitest';
import { coverage } from '../../../src/model/sbc/coverage.js';

const each = Array.from({ length: 20 }, (_, rank) => rank);

describe('coverage', () => {
  test('is the probability itself where every rank comes once', () => {
    for (const { probability, covered, worst } of coverage(
      [{ name: 'a', ranks: each }],
      19,
      [0.5, 0.8, 0.9],
    )) {
      expect(covered).toBeCloseTo(probability, 12);
      expect(worst.covered).toBeCloseTo(probability, 12);
    }
  });

  test('names the quantity whose intervals are too narrow', () => {
    const narrow = each.map((rank) => (rank < 10 ? 0 : 19));
    const [half] = coverage(
      [
        { name: 'right', ranks: each },
        { name: 'narrow', ranks: narrow },
      ],
      19,
      [0.5],
    );
    expect(half?.covered).toBeCloseTo(0.25, 12);
    expect(half?.worst).toEqual({ name: 'narrow', covered: 0 });
  });

  test('gives the error over replicates, not over quantities that go together', () => {
    const ranks = [10, 0, 10, 0];
    const [half] = coverage(
      [
        { name: 'a', ranks },
        { name: 'the same again', ranks },
      ],
      19,
      [0.5],
    );
    expect(half?.error).toBeCloseTo(0.25, 12);
  });

  test('refuses a probability that ends inside a rank', () => {
    expect(() => coverage([{ name: 'a', ranks: each }], 19, [0.95])).toThrow(RangeError);
  });
});

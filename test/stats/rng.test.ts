import { describe, expect, test } from 'vitest';
import { exponential, gammaHalf, mean, normal, simplex, stream } from '../../src/stats/index.js';

const many = (draw: () => number) => Array.from({ length: 40_000 }, draw);

describe('stream', () => {
  test('the same names give the same draws, other names other draws', () => {
    const draws = (...names: string[]) => Array.from({ length: 5 }, stream(7, ...names));
    expect(draws('a', 'b')).toEqual(draws('a', 'b'));
    expect(draws('a', 'b')).not.toEqual(draws('ab', ''));
  });

  test('moments of the distributions', () => {
    expect(mean(many(stream(1, 'u')))).toBeCloseTo(0.5, 1.8);
    const random = stream(1, 'm');
    expect(mean(many(() => exponential(random)))).toBeCloseTo(1, 1.5);
    expect(mean(many(() => gammaHalf(random)))).toBeCloseTo(0.5, 1.5);
    const normals = many(() => normal(random));
    expect(mean(normals)).toBeCloseTo(0, 1.5);
    expect(mean(normals.map((z) => z * z))).toBeCloseTo(1, 1.5);
  });

  test('simplex weights sum to one and each has mean 1/size', () => {
    const random = stream(1, 's');
    const draws = Array.from({ length: 20_000 }, () => simplex(random, 4));
    for (const draw of draws.slice(0, 50)) expect(draw.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(mean(draws.map((draw) => draw[0] as number))).toBeCloseTo(0.25, 2);
  });
});

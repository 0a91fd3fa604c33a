import { expect, test } from 'vitest';
import { densityAt, normal, stream } from '../../src/stats/index.js';

test('of normal draws it is near the normal density, at the mode and in the tail', () => {
  const random = stream(3, 'density');
  const values = Float64Array.from({ length: 50_000 }, () => 2 * normal(random));
  for (const at of [0, 1, -3]) {
    const exact = Math.exp(-0.5 * (at / 2) ** 2) / (2 * Math.sqrt(2 * Math.PI));
    expect(Math.abs(densityAt(values, at) / exact - 1)).toBeLessThan(0.04);
  }
});

test('far from all draws it is nothing', () => {
  expect(densityAt(Float64Array.of(1, 2, 3, 4), 100)).toBe(0);
});

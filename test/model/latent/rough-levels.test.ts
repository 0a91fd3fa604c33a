import { describe, expect, test } from 'vitest';
import { LIKELIHOOD } from '../../../src/model/latent/likelihood-table.js';
import { roughLevels } from '../../../src/model/latent/rough-levels.js';
import type { LikelihoodName } from '../../../src/types.js';

const PRIOR = { mean: 0, sd: 2 };

/** Cells of three states, four each, of one version. */
function cells(name: LikelihoodName, value: number[], size: number, categories: number, own: number[]) {
  const n = value.length;
  const likelihood = LIKELIHOOD[name]({
    cells: {
      value: Float64Array.from(value),
      size: new Float64Array(n).fill(size),
      noise: new Float64Array(n),
      version: new Int32Array(n),
    },
    categories,
    coder: [null],
  });
  const member = Int32Array.from(value, (_, c) => Math.floor(c / 4));
  return { likelihood, own: Float64Array.from(own), rest: new Float64Array(n), member };
}

/** Slope of the cells' log density by each level. */
function slopes(of: ReturnType<typeof cells>, estimate: Float64Array): Float64Array {
  const d = new Float64Array(of.rest.length);
  const predictor = Float64Array.from(of.member, (m) => estimate[m] as number);
  of.likelihood.logDensity(predictor, of.own, d, new Float64Array(of.own.length));
  const sums = new Float64Array(estimate.length);
  of.member.forEach((m, c) => {
    sums[m]! += d[c] as number;
  });
  return sums;
}

describe('rough levels', () => {
  test.each([
    ['count', cells('count', [0, 0, 0, 0, 3, 1, 2, 4, 40, 55, 38, 61], 2, 0, [1])],
    ['share', cells('share', [0, 0, 0, 0, 3, 1, 2, 4, 10, 10, 9, 10], 10, 0, [3])],
    ['continuous', cells('continuous', [0.1, 0, 0.2, 0.1, -3, -2.9, -3, -3, 1, 4, 2, 3], 0.2, 0, [-1])],
    ['ordinal', cells('ordinal', [0, 0, 0, 0, 1, 2, 1, 1, 2, 2, 1, 2], 1, 3, [-0.5])],
    ['binary', cells('binary', [0, 0, 0, 0, 1, 0, 1, 0, 1, 1, 1, 1], 1, 0, [])],
  ] as const)('of %s stand where cells and prior pull alike', (_, of) => {
    const { estimate } = roughLevels([of], 3, PRIOR);
    const pulled = slopes(of, estimate).map(
      (slope, m) => slope - ((estimate[m] as number) - PRIOR.mean) / PRIOR.sd ** 2,
    );
    for (const slope of pulled) expect(Math.abs(slope)).toBeLessThan(0.05);
  });

  test('several kinds of cells of one level are added', () => {
    const one = cells('count', [3, 1, 2, 4], 2, 0, [1]);
    const single = roughLevels([one], 1, PRIOR);
    const double = roughLevels([one, one], 1, PRIOR);
    const ratio = (double.information[0] as number) / (single.information[0] as number);
    expect(ratio).toBeGreaterThan(1.9);
    expect(ratio).toBeLessThan(2.1);
    expect(double.estimate[0]).toBeGreaterThan(single.estimate[0] as number);
  });

  test('cells that all lie at one end are no measurement, however steep the cliff', () => {
    const { information } = roughLevels([cells('ordinal', [0, 0, 0, 0, 1, 2, 1, 1], 1, 3, [-2])], 2, PRIOR);
    expect(information[0]).toBe(0);
    expect(information[1]).toBeGreaterThan(1);
  });

  test('a state without cells stands at the prior and is told nothing of', () => {
    const { estimate, information } = roughLevels([cells('count', [3, 1, 2, 4], 2, 0, [1])], 2, PRIOR);
    expect(estimate[1]).toBe(PRIOR.mean);
    expect(information[1]).toBe(0);
  });
});

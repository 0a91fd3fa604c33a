import { describe, expect, test } from 'vitest';
import type { Chain } from '../../../src/model/sampler/chain.js';
import type { LogDensityAndGradient } from '../../../src/model/sampler/density.js';
import { columnOf, diagnose } from '../../../src/model/sampler/diagnostics.js';
import { sample } from '../../../src/model/sampler/sample.js';
import { pooled } from '../../../src/stats/draws.js';
import { mcseMean } from '../../../src/stats/index.js';
import { moments } from '../../../src/stats/moments.js';
import { EIGHT_SCHOOLS, funnel, logistic, studentT } from '../../support/densities.js';

/** How many standard errors the mean of some function of a column lies off. */
function off(chains: readonly Chain[], column: number, truth: number, of = (x: number) => x): number {
  const values = columnOf(chains, column).map((chain) => chain.map(of));
  return Math.abs(moments(pooled(values)).mean - truth) / mcseMean(values);
}

describe('eight schools, non-centred', () => {
  /**
   * Means with their standard errors, of posteriordb: reference_posteriors/summary_statistics/mean_value/mean_value/
   * eight_schools-eight_schools_noncentered.json at commit 0e97b7289d0246177c3d60223c191f3a390e4507.
   */
  const REFERENCE = [
    ['theta[1]', 6.15050229334425, 0.0557375282295219],
    ['theta[2]', 4.9395811407422, 0.0462293788624847],
    ['theta[3]', 3.90590609001582, 0.0542313705632124],
    ['theta[4]', 4.79601675138494, 0.0474935816762281],
    ['theta[5]', 3.6144363246799, 0.0461450610244603],
    ['theta[6]', 4.0511475789675, 0.0485195392528031],
    ['theta[7]', 6.31716975886893, 0.0498766794075794],
    ['theta[8]', 4.88399694353288, 0.0542511606560972],
    ['mu', 4.41051833695493, 0.0330374705950917],
    ['tau', 3.60205952364059, 0.0318615135640706],
  ] as const;
  const { dimension, logDensityAndGradient, keep, names } = EIGHT_SCHOOLS;
  const chains = sample(logDensityAndGradient, dimension, {
    seed: 1981,
    draws: 2500,
    targetAcceptance: 0.95,
    keep,
  });

  test('all diagnostics pass', () => expect(diagnose(chains, names).failed).toEqual([]));

  test.each(REFERENCE)('the mean of %s is %f within four joint standard errors', (name, mean, error) => {
    const values = columnOf(chains, names.indexOf(name));
    const joint = Math.hypot(mcseMean(values), error);
    expect(Math.abs(moments(pooled(values)).mean - mean)).toBeLessThan(4 * joint);
  });
});

describe('Student-t with four degrees of freedom', () => {
  const chains = sample(studentT(4), 3, { seed: 4, draws: 2000 });

  test('all diagnostics pass', () => expect(diagnose(chains, ['a', 'b', 'c']).failed).toEqual([]));

  test.each([0, 1, 2])('coordinate %i: mean 0, median and 95 %% quantile where they belong', (column) => {
    expect(off(chains, column, 0)).toBeLessThan(4);
    expect(off(chains, column, 0.5, (x) => (x < 0 ? 1 : 0))).toBeLessThan(4);
    // R: qt(0.95, 4) and qt(0.995, 4).
    expect(off(chains, column, 0.95, (x) => (x < 2.13184678632665 ? 1 : 0))).toBeLessThan(4);
    expect(off(chains, column, 0.995, (x) => (x < 4.60409487134999 ? 1 : 0))).toBeLessThan(4);
  });
});

describe('a logistic regression', () => {
  const x = [-2.1, -1.7, -1.2, -0.9, -0.4, -0.1, 0.2, 0.5, 0.8, 1.1, 1.6, 2.4];
  const y = [0, 0, 1, 0, 0, 1, 0, 1, 1, 0, 1, 1];
  const density = logistic(x, y);
  const chains = sample(density, 2, { seed: 12, draws: 2000 });

  test('means and second moments are those of integration over a grid', () => {
    const truth = integrate(density);
    expect(off(chains, 0, truth.a)).toBeLessThan(4);
    expect(off(chains, 1, truth.b)).toBeLessThan(4);
    expect(off(chains, 0, truth.aa, (a) => a * a)).toBeLessThan(4);
    expect(off(chains, 1, truth.bb, (b) => b * b)).toBeLessThan(4);
    expect(diagnose(chains, ['a', 'b']).failed).toEqual([]);
  });
});

describe("Neal's funnel, centred", () => {
  test('reports divergences and fails', () => {
    const names = Array.from({ length: 10 }, (_, i) => `x${i}`);
    const { divergences, failed } = diagnose(sample(funnel, 10, { seed: 2003 }), names);
    expect(divergences).toBeGreaterThan(0);
    expect(failed).toContain(`${divergences} divergent transitions`);
  });
});

/** First and second moments of two coordinates, over a grid wide and fine enough that neither matters. */
function integrate(density: LogDensityAndGradient) {
  const gradient = new Float64Array(2);
  const sums = { weight: 0, a: 0, b: 0, aa: 0, bb: 0 };
  for (let a = -12; a <= 12; a += 0.04)
    for (let b = -12; b <= 12; b += 0.04) {
      const weight = Math.exp(density(Float64Array.of(a, b), gradient));
      sums.weight += weight;
      sums.a += weight * a;
      sums.b += weight * b;
      sums.aa += weight * a * a;
      sums.bb += weight * b * b;
    }
  const { weight, a, b, aa, bb } = sums;
  return { a: a / weight, b: b / weight, aa: aa / weight, bb: bb / weight };
}

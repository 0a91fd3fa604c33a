import { describe, expect, test } from 'vitest';
import { columnOf, diagnose } from '../../../src/model/sampler/diagnostics.js';
import { sample } from '../../../src/model/sampler/sample.js';
import { pooled } from '../../../src/stats/draws.js';
import { mcseMean } from '../../../src/stats/index.js';
import { moments } from '../../../src/stats/moments.js';
import { gaussian } from '../../support/densities.js';

const MEAN = [1, -200, 0, 0.003, 50];
const SD = [1, 100, 0.01, 0.001, 5];
/** Correlations of the chain kind: 0.8^|i - j|. */
const RHO = 0.8;

describe('a normal with scales a hundred thousand apart and correlations of 0.8', () => {
  const chains = sample(gaussian(MEAN, SD, RHO), 5, { seed: 7 });
  const names = MEAN.map((_, i) => `x${i + 1}`);
  const { quantities, failed, divergences } = diagnose(chains, names);

  test('all diagnostics pass', () => {
    expect(failed).toEqual([]);
    expect(divergences).toBe(0);
  });

  test('means within four standard errors, deviations as given', () => {
    quantities.forEach(({ mean, sd }, i) => {
      expect(Math.abs(mean - MEAN[i]!)).toBeLessThan(4 * mcseMean(columnOf(chains, i)));
      expect(Math.abs(sd / SD[i]! - 1)).toBeLessThan(0.06);
    });
  });

  test('correlations within four standard errors', () => {
    const standard = MEAN.map((mean, i) =>
      columnOf(chains, i).map((column) => column.map((x) => (x - mean) / SD[i]!)),
    );
    for (let i = 0; i < 5; i++)
      for (let j = 0; j < i; j++) {
        const products = standard[i]!.map((column, chain) =>
          column.map((x, row) => x * standard[j]![chain]![row]!),
        );
        const { mean } = moments(pooled(products));
        expect(Math.abs(mean - RHO ** (i - j))).toBeLessThan(4 * mcseMean(products));
      }
  });

  test('the acceptance is near its target, and every draw is told in full', () => {
    for (const chain of chains) {
      // Above the target on normals: rstan 2.21.7 with its defaults reaches 0.914 to 0.941 on this one.
      expect(moments(chain.acceptance).mean).toBeGreaterThan(0.85);
      expect(moments(chain.acceptance).mean).toBeLessThan(0.97);
      expect(chain.leapfrogs.every((n, i) => n >= 2 ** chain.treeDepth[i]! - 1)).toBe(true);
      expect(chain.gradients).toBeGreaterThan(chain.leapfrogs.reduce((a, b) => a + b, 0));
    }
  });
});

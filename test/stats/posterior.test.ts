import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ChainDraws,
  ebfmi,
  essBulk,
  essMean,
  essTail,
  mcseMean,
  normalQuantile,
  rhat,
} from '../../src/stats/index.js';

/** Draws and values that `posterior/reference.R` wrote with posterior 1.4.0. */
const rows = (name: string) =>
  readFileSync(new URL(`posterior/${name}.csv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',') as [string, string, string]);

const DRAWS = new Map<string, number[][]>();
for (const [name, chain, value] of rows('draws')) {
  const chains = DRAWS.get(name) ?? [];
  DRAWS.set(name, chains);
  chains[Number(chain) - 1] = [...(chains[Number(chain) - 1] ?? []), Number(value)];
}
const chainsOf = (name: string): ChainDraws => DRAWS.get(name)!.map((chain) => Float64Array.from(chain));

const MEASURES: Record<string, (chains: ChainDraws) => number> = {
  rhat,
  ess_bulk: essBulk,
  ess_tail: essTail,
  ess_mean: essMean,
  mcse_mean: mcseMean,
};

describe("the values of R's posterior", () => {
  const [version, ...reference] = rows('reference');

  test('the version that the definitions follow', () => {
    expect(version).toEqual(['posterior', 'version', '1.4.0']);
  });

  test.each(reference)('%s: %s is %s', (name, measure, value) => {
    const mine = MEASURES[measure]!(chainsOf(name));
    if (value === 'NA') expect(mine).toBeNaN();
    else expect(Math.abs(mine / Number(value) - 1)).toBeLessThan(1e-10);
  });
});

describe('draws that tell nothing', () => {
  const constant = [new Float64Array(50).fill(3), new Float64Array(50).fill(3)];
  const broken = [Float64Array.from({ length: 50 }, (_, i) => (i === 7 ? Number.NaN : i))];

  test.each(Object.entries(MEASURES))('%s of constant or broken draws is not a number', (_, measure) => {
    expect(measure(constant)).toBeNaN();
    expect(measure(broken)).toBeNaN();
  });
});

describe('what ranks do not see', () => {
  const draws = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 20, maxLength: 60 });

  test('bulk ESS is the same for any increasing function of the draws', () => {
    fc.assert(
      fc.property(draws, (values) => {
        const chain = Float64Array.from(values);
        expect(essBulk([chain.map((x) => Math.exp(x / 100))])).toBe(essBulk([chain]));
      }),
    );
  });
});

describe('quantiles of the normal distribution', () => {
  test('the values of R qnorm', () => {
    for (const [p, z] of [
      [0.5, 0],
      [0.975, 1.959963984540054],
      [0.6, 0.2533471031357998],
      [0.9, 1.2815515655446004],
      [1e-5, -4.26489079392282],
      [1e-20, -9.26234008979841],
      [1e-300, -37.0470962993612],
    ] as const)
      expect(Math.abs(normalQuantile(p) - z)).toBeLessThan(1e-13);
    expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
    expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
    expect(normalQuantile(1.1)).toBeNaN();
  });
});

describe('E-BFMI', () => {
  test('by hand: energies 1, 2, 4, 1 move by 1 + 4 + 9 and vary by 6', () => {
    expect(ebfmi(Float64Array.of(1, 2, 4, 1))).toBeCloseTo(14 / 6, 14);
  });
});

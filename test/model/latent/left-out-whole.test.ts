import { describe, expect, test } from 'vitest';
import { leftOutWhole } from '../../../src/model/latent/left-out-whole.js';
import type { Chain } from '../../../src/model/sampler/chain.js';
import { normal, stream } from '../../../src/stats/index.js';
import type { ShippedFit } from '../../../src/types.js';
import { latentItem, latentSpec } from '../../support/latent.js';

const PARTNERS = ['AAA', 'BBB', 'CCC'];
const spec = { ...latentSpec([latentItem('votes')]), anchors: { high: ['CHN'], low: ['JPN'] } };
const NAMES = [
  ...PARTNERS.map((code) => `engagement[${code}]`),
  'affinity[AAA]',
  'affinity[CHN]',
  'affinity[JPN]',
  'votes.log_loading',
];
const DRAWS = 500;

/** Independent unit normals around the means; a loading that has not moved far, which nobody is told of. */
function chain(means: readonly number[], seed: number, divergent = 0): Chain {
  const random = stream(seed, 'draws');
  const draws = new Float64Array(DRAWS * NAMES.length);
  for (let row = 0; row < DRAWS; row++)
    NAMES.forEach((name, i) => {
      const value = name.endsWith('loading') ? seed + 0.001 * row : (means[i] as number) + normal(random);
      draws[row * NAMES.length + i] = value;
    });
  const each = (value: number) => Float64Array.from({ length: DRAWS }, () => value);
  return {
    draws,
    size: NAMES.length,
    logDensity: each(0),
    acceptance: each(0.9),
    divergent: Uint8Array.from({ length: DRAWS }, (_, row) => (row < divergent ? 1 : 0)),
    treeDepth: new Uint8Array(DRAWS).fill(4),
    energy: Float64Array.from({ length: DRAWS }, () => normal(random)),
    leapfrogs: new Int32Array(DRAWS).fill(15),
    stepSize: 0.1,
    inverseMetric: each(1),
    maxTreeDepth: 10,
    gradients: 0,
  };
}

const random = stream(9, 'shipped');
const shippedDraws = (mean: number) => Float64Array.from({ length: 4000 }, () => mean + normal(random));
const shipped = {
  columns: {
    'engagement[AAA]': shippedDraws(9),
    'engagement[BBB]': shippedDraws(0),
    'engagement[CCC]': shippedDraws(-9),
    'affinity[AAA]': shippedDraws(1),
  },
  tierRule: { maxTiers: 3, minProbability: 0.8, minEvidence: 3 },
} as unknown as ShippedFit;

const run = (means: readonly number[], divergent = 0) =>
  leftOutWhole({
    ...{ without: 'votes', seed: 1, names: NAMES, spec, partners: PARTNERS, shipped },
    chains: [chain(means, 1, divergent), chain(means, 2)],
  });
const HIGH = 50;
const SAME = [9, 0, -9, 1, HIGH, -HIGH, 0];

describe('a fit without a series', () => {
  test('that changes nothing leaves tiers and places as they are', () => {
    const { diagnostics, anchored, partners } = run(SAME);
    expect(diagnostics.failed).toEqual([]);
    expect(anchored).toBe(1);
    expect(partners.map(({ tier }) => tier)).toEqual([1, 2, 3]);
    for (const { before, after, engagement } of partners) {
      expect(before).toBeGreaterThan(0.99);
      expect(after).toBeGreaterThan(0.99);
      expect(Math.abs(engagement as number)).toBeLessThan(0.15);
    }
  });

  test('in which two partners change places: the probability of the tier as it was falls to nothing', () => {
    const { partners } = run([0, 9, -9, 3, HIGH, -HIGH, 0]);
    expect(partners.map(({ tier }) => tier)).toEqual([2, 1, 3]);
    expect(partners[0]?.after).toBeLessThan(0.01);
    expect(partners[2]?.after).toBeGreaterThan(0.99);
    expect(partners[0]?.engagement).toBeCloseTo(-9, 0);
    expect(Math.abs((partners[0]?.affinity as number) - 2)).toBeLessThan(0.2);
    expect(partners[1]?.affinity).toBeNull();
  });

  test('is not judged by a loading that is told to nobody, however slow', () => {
    const { diagnostics } = run(SAME);
    expect(diagnostics.rhatMax).toBeLessThan(1.01);
    expect(diagnostics.nuisance?.rhatMax).toBeLessThan(1.05);
  });

  test('one divergence fails it, and it tells of no partner', () => {
    const { diagnostics, partners } = run(SAME, 1);
    expect(diagnostics.failed).toEqual(['1 divergent transitions']);
    expect(partners).toEqual([]);
  });

  test('so do anchors that stand the wrong way round', () => {
    const { diagnostics, partners, anchored } = run([9, 0, -9, 1, -HIGH, HIGH, 0]);
    expect(anchored).toBe(0);
    expect(diagnostics.failed).toEqual(['the anchors stand as they should with probability 0.00 only']);
    expect(partners).toEqual([]);
  });
});

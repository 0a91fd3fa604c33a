import { describe, expect, test } from 'vitest';
import { diagnose, judged } from '../../../src/model/sampler/diagnostics.js';
import { sample } from '../../../src/model/sampler/sample.js';
import { gaussian, twoModes } from '../../support/densities.js';

const narrow = gaussian([0, 0], [1, 1], 0.99);

describe('draws that may not be used', () => {
  test('chains that stay where they started: R-hat names the quantity', () => {
    const initial = (chain: number) => Float64Array.of(chain % 2 === 0 ? 9 : -9);
    const { rhatMax, failed } = diagnose(sample(twoModes, 1, { seed: 1, initial }), ['side']);
    expect(rhatMax).toBeGreaterThan(1.5);
    expect(failed[0]).toBe(`R-hat of side is ${rhatMax.toFixed(3)}, not below 1.01`);
    expect(failed[1]).toMatch(/^bulk ESS of side is \d, below 400$/);
  });

  test('too few of them: both sizes are told', () => {
    const { failed } = diagnose(sample(narrow, 2, { seed: 1, draws: 60 }), ['a', 'b']);
    expect(failed.join('; ')).toMatch(
      /bulk ESS of [ab] is \d+, below 400; tail ESS of [ab] is \d+, below 400/,
    );
  });

  test('parameters that nobody reads need less, and are told apart', () => {
    const chains = sample(narrow, 2, { seed: 1, draws: 200 });
    const all = diagnose(chains, ['a', 'b']);
    expect(all.nuisance).toBeNull();
    expect(all.failed.join('; ')).toMatch(/ESS of [ab] is \d{3}, below 400/);
    const { nuisance, failed, essBulkMin } = diagnose(chains, ['a', 'b'], () => false);
    expect(nuisance?.essBulkMin).toBe(all.essBulkMin);
    expect(essBulkMin).toBe(Number.POSITIVE_INFINITY);
    expect(failed).toEqual([]);
    const fewer = diagnose(sample(narrow, 2, { seed: 1, draws: 10 }), ['a', 'b'], () => false);
    expect(fewer.failed.join('; ')).toMatch(/ESS of [ab] is \d+, below 100/);
  });

  test('trajectories cut short', () => {
    const chains = sample(narrow, 2, { seed: 1, maxTreeDepth: 2 });
    const { treeDepthSaturated, failed } = diagnose(chains, ['a', 'b']);
    expect(treeDepthSaturated).toBeGreaterThan(2000);
    expect(failed).toContain(`${treeDepthSaturated} trajectories cut off at their greatest length`);
    for (const { leapfrogs } of chains) expect(Math.max(...leapfrogs)).toBe(3);
  });

  test('a quantity that does not vary', () => {
    const keep = {
      size: 2,
      write: (position: Float64Array, out: Float64Array) => out.set([position[0]!, 3]),
    };
    const { failed, rhatMax } = diagnose(sample(narrow, 2, { seed: 1, draws: 2000, keep }), ['a', 'fixed']);
    expect(failed).toEqual(['fixed does not vary or is not finite (1 of 2)']);
    expect(rhatMax).toBeLessThan(1.01);
  });

  test('energies that hardly move', () => {
    const [chain] = sample(narrow, 2, { seed: 1, chains: 1 });
    const energy = chain!.energy.map((_, i) => i / 100);
    const { ebfmiMin, failed } = diagnose([{ ...chain!, energy }], ['a', 'b']);
    expect(ebfmiMin).toBeLessThan(1e-4);
    expect(failed).toContain('E-BFMI of a chain is 0.00, not above 0.3');
  });
});

describe('diagnostics read from a file', () => {
  const good = {
    rhatMax: 1.001,
    essBulkMin: 900,
    essTailMin: 900,
    nuisance: { rhatMax: 1.02, essBulkMin: 200, essTailMin: 200 },
    divergences: 0,
    treeDepthSaturated: 0,
    ebfmiMin: 0.7,
    failed: [],
  };

  test('are judged by their numbers where they say that nothing failed', () => {
    expect(judged(good).failed).toEqual([]);
    expect(judged({ ...good, rhatMax: 5, divergences: 900 }).failed).toEqual([
      'R-hat of a quantity is 5.000, not below 1.01',
      '900 divergent transitions',
    ]);
    expect(judged({ ...good, nuisance: { ...good.nuisance, essTailMin: 99 } }).failed).toHaveLength(1);
  });

  test.each(['rhatMax', 'essBulkMin', 'essTailMin', 'ebfmiMin'] as const)(
    'hold nothing where %s is none',
    (name) => {
      expect(judged({ ...good, [name]: Number.NaN }).failed).toHaveLength(1);
    },
  );

  test('keep a reason that the numbers do not give', () => {
    expect(judged({ ...good, failed: ['anchors'] }).failed).toEqual(['anchors']);
  });
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CALIBRATION_SHAPE,
  fingerprint,
  HORSESHOE_SHAPE,
  latentProblem,
  WIDE_SHAPE,
} from '../../../src/model/latent/calibration.js';
import { coverage } from '../../../src/model/sbc/coverage.js';
import { poissonBinomialTail, stream } from '../../../src/stats/index.js';
import { uniformityTest } from '../../../src/stats/uniform-ranks.js';

interface Stored {
  readonly model: string;
  readonly shape: unknown;
  readonly options: { readonly seed: number; readonly ranked: number; readonly level: number };
  readonly replicates: number;
  readonly dependent: number;
  readonly outside: readonly string[];
  readonly coverage: readonly {
    readonly probability: number;
    readonly covered: number;
    readonly error: number;
  }[];
  readonly independent: { readonly replicates: number };
  readonly quantities: readonly {
    readonly name: string;
    readonly pValue: number;
    readonly counts: readonly number[];
  }[];
}

const read = (file: string): Stored =>
  JSON.parse(readFileSync(new URL(`../../../bench/results/${file}`, import.meta.url), 'utf8'));
const ranksOf = ({ quantities }: Stored) =>
  quantities.map(({ name, counts }) => ({
    name,
    ranks: counts.flatMap((count, rank) => Array<number>(count).fill(rank)),
  }));

describe.each([
  ['Student-t steps', 'sbc.json', CALIBRATION_SHAPE, 200],
  ['steps of a horseshoe', 'sbc-horseshoe.json', HORSESHOE_SHAPE, 25],
  ['all that a record may have', 'sbc-wide.json', WIDE_SHAPE, 200],
] as const)('the stored calibration with %s', (_, file, shape, least) => {
  const stored = read(file);
  const { replicates, options } = stored;
  const quantities = ranksOf(stored);

  it('is of the model of today, with as many replicates as it says', () => {
    const problem = latentProblem(shape);
    expect(stored.model).toBe(fingerprint(problem));
    expect(stored.shape).toEqual(shape);
    expect(stored.quantities.map(({ name }) => name)).toEqual(problem.quantities);
    expect(replicates).toBeGreaterThanOrEqual(least);
  });

  it('has one rank per replicate and quantity, and verdicts that follow from them', () => {
    const random = stream(options.seed, 'calibration', 'band');
    const band = uniformityTest(replicates, options.ranked, random, { level: options.level });
    const outside = quantities.flatMap(({ name, ranks }, i) => {
      expect(ranks).toHaveLength(replicates);
      const pValue = band.pValue(ranks);
      expect(pValue).toBeCloseTo(stored.quantities[i]?.pValue as number, 9);
      return pValue > 1 - options.level ? [] : [name];
    });
    expect(stored.outside).toEqual(outside);
    for (const { probability, covered } of stored.coverage) {
      const [again] = coverage(quantities, options.ranked, [probability]);
      expect(covered).toBeCloseTo(again?.covered as number, 9);
    }
    expect(stored.independent.replicates).toBe(replicates - stored.dependent);
  });

  it('found no more quantities outside the band than chance puts there, and the joint log-likelihood inside', () => {
    // Were quantities independent, right ones would have so many outside less than once in a hundred times.
    const each = quantities.map(() => 1 - options.level);
    expect(poissonBinomialTail(each, stored.outside.length)).toBeGreaterThan(0.01);
    expect(stored.outside).not.toContain('log-likelihood');
  });

  it('found intervals that cover within three points of what they say, or within what so few replicates tell', () => {
    expect(stored.coverage.map(({ probability }) => probability)).toEqual([0.5, 0.8, 0.9]);
    for (const { probability, covered, error } of stored.coverage)
      expect(Math.abs(covered - probability)).toBeLessThanOrEqual(least < 200 ? 3 * error : 0.03);
  });
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Backtest, Forecast, HypothesisResult } from '../../src/index.js';
import { tierline, tierlineJson } from '../support/cli.js';
import { scratch } from '../support/example.js';

const PACK = 'packs/dprk-asean';
const EXAMPLE = 'packs/example';
let out = '';
beforeAll(async () => {
  out = join(scratch(), 'out');
  await tierline('build', PACK, '--out', out);
}, 120_000);

describe('hypotheses', () => {
  test('gives an array with null, power and verdict of each', async () => {
    const results = await tierlineJson<HypothesisResult[]>('hypotheses', PACK, '--out', out);
    // Eight of trips and acts, one of bodies, four of the axes, which a fit that holds lets ask, and one of gaps.
    expect(results.length).toBe(14);
    for (const result of results)
      expect(result).toEqual(
        expect.objectContaining({
          id: expect.any(String),
          null: expect.any(String),
          n: expect.any(Number),
          power: expect.any(Number),
          verdict: expect.stringMatching(/^(supported|contradicted|not_determined)$/),
          rules: expect.stringMatching(/^[0-9a-f]{64}$/),
        }),
      );
  });

  test('prints a table with power beside every p, and the digest of the rules', async () => {
    const { stdout, code } = await tierline('hypotheses', PACK, '--out', out);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^test +n +statistic +p +power +half +verdict/);
    expect(stdout).toMatch(/by SHA-256:\n +[0-9a-f]{12} stratified/);
    expect(stdout).not.toMatch(/HHI|Gini/);
  });

  test('reach claims, which hang on them in the lineage', async () => {
    const { stdout } = await tierline('trace', PACK, 'claim.c78', '--out', out, '--depth', '1');
    expect(stdout).toContain('hypothesis.sequence-party-first');
  });

  test('of a pack without rules are none, in words', async () => {
    const folder = join(scratch(), 'out');
    expect((await tierline('hypotheses', EXAMPLE, '--out', folder)).stdout).toContain(
      'has no rules for tests',
    );
    expect(await tierlineJson('hypotheses', EXAMPLE, '--out', folder)).toEqual([]);
    expect((await tierline('backtest', EXAMPLE, '--out', folder)).stdout).toContain(
      'has no rules for forecasts',
    );
    const { code, stderr } = await tierline('forecast', EXAMPLE);
    expect(code).toBe(1);
    expect(stderr).toContain('has no rules for forecasts');
  });
});

describe('backtest', () => {
  test('gives per question losses, baselines and skill, no-change among them', async () => {
    const { targets } = await tierlineJson<Backtest>('backtest', PACK, '--out', out);
    expect(targets).toHaveLength(4);
    for (const { scores, skill, retrodiction } of targets) {
      expect(scores.map(({ forecaster }) => forecaster)).toEqual([
        'pooled',
        'no-change',
        'no-change-weighed',
        'climatology-5',
        'climatology-10',
        'gravity',
      ]);
      for (const { says, interval } of skill)
        expect(says === 'skill').toBe(interval !== null && interval.q5 > 0);
      expect(retrodiction.years).toEqual([2025]);
    }
  });

  test('says "no skill" in words', async () => {
    const { stdout } = await tierline('backtest', PACK, '--out', out);
    expect(stdout).toContain('no skill');
    expect(stdout).toContain('no change: as last year');
    expect(stdout).toContain('retrodiction');
  });
});

describe('forecast', () => {
  test('is written once, judged while whole, and refused once edited', async () => {
    const file = join(scratch(), '2027.json');
    const made = await tierlineJson<Forecast>('forecast', PACK, '--out', file);
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(made);
    const again = await tierline('forecast', PACK, '--out', file);
    expect([again.code, again.stderr]).toEqual([1, expect.stringContaining('not written over')]);
    const judged = await tierline('backtest', PACK, '--forecast', file);
    expect(judged.stdout).toMatch(/unchanged since it was made[\s\S]*cannot be judged yet/);
    writeFileSync(file, readFileSync(file, 'utf8').replace('"year": 2027', '"year": 2026'));
    const edited = await tierline('backtest', PACK, '--forecast', file);
    expect([edited.code, edited.stderr]).toEqual([1, expect.stringContaining('edited after it was made')]);
  });
});

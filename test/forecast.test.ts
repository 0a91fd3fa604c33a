import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { backtest } from '../src/backtest.js';
import { forecast, judgeForecast, readForecast } from '../src/forecast.js';
import { withRule } from '../src/hypotheses/verdict-rules.js';
import { inspectPack, readPack } from '../src/pack/read.js';
import { testHypotheses } from '../src/thesis.js';
import type { HypothesisRules } from '../src/types.js';
import { examplePack, scratch } from './support/example.js';
import { packFolder } from './support/packs.js';

const pack = await readPack(packFolder('dprk-asean'));
const made = forecast(pack);

/** Writes a forecast to a file of its own. */
function written(value: unknown): string {
  const file = join(scratch(), 'forecast.json');
  writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);
  return file;
}

describe('a forecast', () => {
  test('is of the year after its as-of day, for every reported state and question', () => {
    expect(made).toMatchObject({ year: 2027, asOf: '2026-11-23', packDigest: pack.digest });
    expect(made.forecasts).toHaveLength(11 * 4);
    for (const { value, q5, q95, target } of made.forecasts) {
      expect(q5).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(q95);
      if (target !== 'visits') expect(value).toBeLessThan(1);
    }
  });

  test('is the same bytes for the same pack and seed, and other bytes for another seed', () => {
    expect(JSON.stringify(forecast(pack))).toBe(JSON.stringify(made));
    expect(forecast(pack, { seed: 1 }).sha256).not.toBe(made.sha256);
  });

  test('is read as it was made, and refused once a figure in it was changed', async () => {
    expect(await readForecast(written(made))).toEqual(made);
    const [first, ...rest] = made.forecasts;
    const edited = { ...made, forecasts: [{ ...first, value: 0.99 }, ...rest] };
    await expect(readForecast(written(edited))).rejects.toThrow(/edited after it was made/);
    await expect(readForecast(written('nonsense'))).rejects.toThrow(/does not match/);
    await expect(readForecast(join(scratch(), 'none.json'))).rejects.toThrow(/cannot be read/);
  });

  test('waits until its year is covered, and is judged then', () => {
    expect(judgeForecast(made, pack)).toMatchObject({ year: 2027, targets: [] });
    expect(judgeForecast(made, pack).waiting).toContain('cannot be judged yet');
    expect(judgeForecast(made, pack).otherRules).toBeNull();
    const { otherRules } = judgeForecast({ ...made, rules: 'f'.repeat(64) }, pack);
    expect(otherRules).toContain('SHA-256 ffffffffffff');
    const old = forecast(pack, { asOf: '2023-12-31' });
    expect(old.year).toBe(2024);
    const outcome = judgeForecast(old, pack);
    expect(outcome.waiting).toBeNull();
    const visits = outcome.targets.find(({ id }) => id === 'visits');
    expect(visits?.forecasts).toBe(11);
    expect(visits?.came).toBeGreaterThan(0);
    expect(visits?.scores.every(({ log }) => (log as number) > 0)).toBe(true);
  });

  test('made as of the end of a year is what the back-test says of the next', () => {
    const rules = pack.model.hypotheses as HypothesisRules;
    const only = {
      ...pack,
      model: {
        ...pack.model,
        hypotheses: { ...rules, forecasts: { ...rules.forecasts, firstYear: 2024, retrodiction: [] } },
      },
    };
    const told = judgeForecast(forecast(pack, { asOf: '2023-12-31' }), pack, '2024-12-31').targets;
    const tested = backtest(only, { asOf: '2024-12-31' })?.targets ?? [];
    expect(tested.map(({ years }) => years)).toEqual([[2024], [2024], [2024], [2024]]);
    tested.forEach(({ scores }, i) => {
      scores.forEach(({ forecaster, log, ranked }, f) => {
        const row = told[i]?.scores[f];
        expect(row?.forecaster).toBe(forecaster);
        expect(row?.log).toBeCloseTo(log as number, 4);
        expect(row?.ranked).toBeCloseTo(ranked as number, 4);
      });
    });
  });

  test('of a pack without rules is refused, and so is a judgement by another pack', async () => {
    const example = await readPack(packFolder('example'));
    expect(() => forecast(example)).toThrow(/has no rules for forecasts/);
    expect(() => judgeForecast(made, example)).toThrow(/cannot judge it/);
    expect(backtest(example)).toBeNull();
    expect(testHypotheses(example)).toEqual([]);
  });
});

describe('forecasts in a pack', () => {
  test('are no part of its digest, since they are made of it, and are refused once edited', async () => {
    const folder = examplePack();
    const { digest } = await readPack(folder);
    mkdirSync(join(folder, 'forecasts'));
    writeFileSync(join(folder, 'forecasts', '2027.json'), JSON.stringify(made));
    expect((await readPack(folder)).digest).toBe(digest);
    writeFileSync(join(folder, 'forecasts', '2027.json'), JSON.stringify({ ...made, year: 2028 }));
    await expect(readPack(folder)).rejects.toThrow(/forecasts\/2027\.json.*does not match its digest/);
  });

  test('that ship with the pack are as they were made', async () => {
    const { issues } = await inspectPack(packFolder('dprk-asean'));
    expect(issues.filter(({ file }) => file.startsWith('forecasts/'))).toEqual([]);
    const live = await readForecast(join(packFolder('dprk-asean'), 'forecasts', '2027.json'));
    expect(live).toMatchObject({ pack: 'dprk-asean', year: 2027, asOf: '2026-11-23' });
  });
});

describe('the tests of the thesis', () => {
  const results = testHypotheses(pack);

  test('have null, power and verdict each, by rules whose digest they carry', () => {
    expect(results.map(({ id }) => id)).toEqual([
      'stratified-uniform-outgoing',
      'stratified-uniform-incoming',
      'stratified-gravity-outgoing',
      'stratified-gravity-incoming',
      'stratified-inertia-outgoing',
      'stratified-inertia-incoming',
      'sequence-party-first',
      'closures-reallocation',
      'channels-bodies',
    ]);
    for (const result of results) {
      const rules = pack.model.hypotheses;
      const thresholds = result.id === 'channels-bodies' ? rules?.channels?.digest : rules?.digest;
      expect(result.rules).toBe(withRule({ ...result, rules: thresholds as string }).rules);
      expect(result.rule?.text).toMatch(/^supported: .*; contradicted: /);
      expect(result.power).not.toBeNull();
      expect(result.null).not.toBe('');
      expect(result.wouldSettle === '').toBe(result.verdict !== 'not_determined');
      expect(result.evidence.length).toBeGreaterThan(0);
    }
  });

  test('forget what was not yet published', () => {
    const then = testHypotheses(pack, { asOf: '2015-12-31' });
    const n = (of: typeof results) => of.find(({ id }) => id === 'stratified-uniform-incoming')?.n as number;
    expect(n(then)).toBeLessThan(n(results));
  });

  test('survive a pack without a single visit', () => {
    const none = testHypotheses({ ...pack, evidence: [] });
    expect(none.every(({ verdict }) => verdict === 'not_determined')).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import { runBacktest } from '../../src/forecasting/backtest.js';
import { openYears } from '../../src/forecasting/history.js';
import { QUESTIONS, type Question } from '../../src/forecasting/questions.js';
import { roll, type VisitRecord } from '../../src/forecasting/roll.js';
import { lossesOf, skillOf } from '../../src/forecasting/skill.js';
import { stream } from '../../src/stats/index.js';
import type { Evidence } from '../../src/types.js';
import { RULES } from '../support/hypotheses.js';
import { visit } from '../support/visits.js';

const question = (id: string) => QUESTIONS.find((one) => one.id === id) as Question;

/** A visits every year, B every third, C never. */
const STEADY = Array.from({ length: 25 }, (_, i) => 2000 + i).flatMap((year) => [
  visit(`a${year}`, 'A', `${year}-05-01`),
  ...(year % 3 === 0 ? [visit(`b${year}`, 'B', `${year}-05-01`)] : []),
]);

const record = (visits: readonly Evidence[], more: Partial<VisitRecord> = {}): VisitRecord => ({
  rules: RULES.forecasts,
  partners: ['A', 'B', 'C'],
  visits,
  closures: [],
  covariates: [],
  ...more,
});

test('a forecast sees only what was published before its year', () => {
  const before = roll(record(STEADY), question('visits'));
  const late = STEADY.map((row) =>
    row.id === 'a2009' ? { ...row, published: '2015-01-01', event: 'a2009' } : row,
  );
  const after = roll(record(late), question('visits'));
  const saidIn = (trials: typeof before, year: number) =>
    trials.filter((trial) => trial.year === year).map(({ said }) => said);
  for (const year of [2008, 2009, 2016, 2020]) expect(saidIn(after, year)).toEqual(saidIn(before, year));
  for (const year of [2010, 2012]) expect(saidIn(after, year)).not.toEqual(saidIn(before, year));
  expect(after.map(({ outcome }) => outcome)).toEqual(before.map(({ outcome }) => outcome));
});

test('the event of the year itself never helps', () => {
  const early = visit('x', 'C', '2015-06-01', {}, { published: '2014-11-01' });
  const [with_, without] = [
    roll(record([...STEADY, early]), question('visits')),
    roll(record(STEADY), question('visits')),
  ];
  const said = (trials: typeof with_) =>
    trials.filter(({ year }) => year === 2015).map((trial) => trial.said);
  expect(said(with_)).toEqual(said(without));
});

test('years mostly closed are neither predicted nor learnt from', () => {
  const closures = [{ title: '', from: '2020-01-01', to: '2023-08-31', source: 's' }];
  expect(openYears(2018, 2025, closures, RULES.forecasts)).toEqual([2018, 2019, 2024, 2025]);
  const trials = roll(record(STEADY, { closures }), question('visits'));
  expect([...new Set(trials.map(({ year }) => year))]).toEqual([
    ...Array.from({ length: 15 }, (_, i) => 2005 + i),
    2024,
  ]);
});

describe('questions', () => {
  const counted = (id: string, own: Evidence['own']) =>
    question(id).counts(visit('v', 'A', '2010-01-01', own));

  test('ask for rank and direction, and for what took place', () => {
    expect(counted('incoming-minister', { direction: 'incoming', level: 'foreign_minister' })).toBe(true);
    expect(counted('incoming-minister', { direction: 'incoming', level: 'vice_minister' })).toBe(false);
    expect(counted('incoming-minister', { direction: 'outgoing', level: 'minister' })).toBe(false);
    expect(counted('outgoing-vice-minister', { level: 'vice_minister' })).toBe(true);
    expect(counted('outgoing-vice-minister', { level: 'working' })).toBe(false);
    expect(counted('leader', { level: 'royal', direction: 'incoming' })).toBe(true);
    expect(counted('leader', { level: 'politburo' })).toBe(false);
    expect(counted('visits', { level: 'other' })).toBe(true);
    for (const { id } of QUESTIONS) {
      expect(counted(id, { level: 'head_of_state', completion: 'announced' })).toBe(false);
      expect(counted(id, { level: 'head_of_state', direction: 'third_place' })).toBe(false);
    }
  });
});

describe('skill', () => {
  const trials = (ours: number, theirs: number) =>
    Array.from({ length: 12 }, (_, i) => ({
      year: 2005 + i,
      state: 0,
      said: [
        Float64Array.of(1 - ours, ours),
        ...Array.from({ length: 5 }, () => Float64Array.of(1 - theirs, theirs)),
      ],
      outcome: 1,
    }));

  test('is one less the ratio of losses, and claimed only with its whole interval above zero', () => {
    const [log, brier] = skillOf(trials(0.9, 0.5), 'binary', stream(1, 'skill'));
    expect(log?.skill).toBeCloseTo(1 - Math.log(0.9) / Math.log(0.5), 12);
    expect(brier).toMatchObject({ rule: 'brier', says: 'skill' });
    expect(brier?.skill).toBeCloseTo(1 - 0.01 / 0.25, 12);
    expect(skillOf(trials(0.5, 0.9), 'binary', stream(1, 'skill'))[0]?.says).toBe('worse');
    const even = trials(0.5, 0.5).map((trial, i) => ({
      ...trial,
      said: trial.said.map((p, f) =>
        f === 0 ? Float64Array.of(0.5 - 0.1 * (-1) ** i, 0.5 + 0.1 * (-1) ** i) : p,
      ),
    }));
    expect(skillOf(even, 'binary', stream(1, 'skill'))[0]?.says).toBe('no skill');
  });

  test('has no interval with fewer than ten years, and then claims nothing', () => {
    const few = trials(0.9, 0.5).slice(0, 9);
    expect(skillOf(few, 'binary', stream(1, 'skill'))[0]).toMatchObject({
      interval: null,
      says: 'no interval',
    });
  });

  test('is not stated against a forecaster that could not predict', () => {
    const mute = trials(0.9, 0.5).map((trial) => ({
      ...trial,
      said: [trial.said[0] ?? null, ...Array(5).fill(null)],
    }));
    expect(skillOf(mute, 'binary', stream(1, 'skill'))[0]?.says).toBe('not compared');
    expect(lossesOf(mute)[1]?.log).toBeNull();
  });
});

test('the back-test keeps retrodictions apart and counts what was published in time', () => {
  const late = visit('late', 'C', '2010-05-01', {}, { published: '2019-01-01' });
  const { targets, calibration } = runBacktest(record([...STEADY, late]), 1);
  const visits = targets.find(({ id }) => id === 'visits');
  expect(visits?.years.includes(2024)).toBe(false);
  expect(visits?.retrodiction.years).toEqual([2024]);
  expect(visits?.scores.map(({ forecaster }) => forecaster)).toContain('no-change');
  expect(visits?.dense.years).toEqual(Array.from({ length: 12 }, (_, i) => 2012 + i));
  expect(visits?.coverage.before.events).toBe((visits?.coverage.before.inTime ?? 0) + 1);
  expect(visits?.coverage.since.events).toBe(visits?.coverage.since.inTime);
  expect(calibration.n).toBe(3 * 3 * 19);
});

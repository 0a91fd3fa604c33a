import { stream } from '../stats/index.js';
import type { Backtest, BacktestTarget, Calibration } from '../types.js';
import { calibrationOf } from './calibration.js';
import { yearOf } from './history.js';
import { QUESTIONS, type Question } from './questions.js';
import { roll, type Trial, type VisitRecord } from './roll.js';
import { lossesOf, skillOf } from './skill.js';

/** The back-test of all questions. */
export function runBacktest(record: VisitRecord, seed: number): Pick<Backtest, 'targets' | 'calibration'> {
  const { retrodiction } = record.rules;
  const rolled = QUESTIONS.map((question) => ({ question, trials: roll(record, question) }));
  const fair = (trials: readonly Trial[]) => trials.filter(({ year }) => !retrodiction.includes(year));
  return {
    targets: rolled.map(({ question, trials }) => resultOf(record, question, trials, fair(trials), seed)),
    calibration: calibration(
      rolled.filter(({ question }) => question.kind === 'binary').flatMap(({ trials }) => fair(trials)),
    ),
  };
}

function resultOf(
  record: VisitRecord,
  question: Question,
  all: readonly Trial[],
  trials: readonly Trial[],
  seed: number,
): BacktestTarget {
  const { denseFrom, retrodiction } = record.rules;
  const known = all.filter(({ year }) => retrodiction.includes(year));
  const dense = trials.filter(({ year }) => year >= denseFrom);
  const part = (of: readonly Trial[]) => ({
    years: yearsOf(of),
    forecasts: of.length,
    came: of.filter(({ outcome }) => outcome > 0).length,
    scores: lossesOf(of),
    skill: skillOf(of, question.kind, stream(seed, 'backtest', question.id, of.length)),
  });
  return {
    id: question.id,
    title: question.title,
    kind: question.kind,
    ...part(trials),
    dense: part(dense),
    retrodiction: part(known),
    coverage: coverageOf(record, question, yearsOf(trials)),
  };
}

const yearsOf = (trials: readonly Trial[]) => [...new Set(trials.map(({ year }) => year))];

/** Of the events of the years predicted, how many were published by the end of their year: what a forecaster could know. */
function coverageOf({ visits, partners, rules }: VisitRecord, question: Question, years: readonly number[]) {
  const count = (from: number, to: number) => {
    const own = visits.filter((row) => {
      const year = yearOf(row);
      return (
        year !== null &&
        years.includes(year) &&
        year >= from &&
        year <= to &&
        partners.includes(row.partner) &&
        question.counts(row)
      );
    });
    return {
      events: own.length,
      inTime: own.filter((row) => row.published !== null && row.published <= `${yearOf(row)}-12-31`).length,
    };
  };
  return {
    before: count(0, rules.denseFrom - 1),
    since: count(rules.denseFrom, rules.lastYear),
  };
}

function calibration(trials: readonly Trial[]): Calibration {
  return calibrationOf(
    trials.flatMap(({ said: [ours], outcome }) =>
      ours ? [{ probability: ours[1] as number, came: outcome > 0 }] : [],
    ),
  );
}

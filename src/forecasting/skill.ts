import { bootstrapIntervals, type Random } from '../stats/index.js';
import type { LossRow, SkillRow } from '../types.js';
import { FORECASTERS } from './forecasters.js';
import { logLoss, rankedLoss } from './proper.js';
import type { Trial } from './roll.js';

const RESAMPLES = 2000;
const LOSSES = [logLoss, rankedLoss] as const;

/** Mean losses of every forecaster; null where it could not predict. Lower is better. */
export function lossesOf(trials: readonly Trial[]): LossRow[] {
  return FORECASTERS.map(({ id, title }, f) => {
    const mean = (loss: (typeof LOSSES)[number]) => meanLoss(trials, f, loss);
    return { forecaster: id, title, log: mean(logLoss), ranked: mean(rankedLoss) };
  });
}

function meanLoss(trials: readonly Trial[], f: number, loss: (typeof LOSSES)[number]): number | null {
  const losses = trials.flatMap(({ said, outcome }) => {
    const prediction = said[f];
    return prediction ? [loss(prediction, outcome)] : [];
  });
  return losses.length < trials.length || losses.length === 0
    ? null
    : losses.reduce((sum, value) => sum + value, 0) / losses.length;
}

/**
 * Skill of the first forecaster against each other one, 1 - its loss over the other's, with 90 % intervals from whole
 * years drawn again: states of one year share what happens in it.
 */
export function skillOf(trials: readonly Trial[], kind: 'binary' | 'count', random: Random): SkillRow[] {
  const years = [...new Set(trials.map(({ year }) => year))];
  const pairs = FORECASTERS.slice(1).flatMap(({ id }, i) =>
    LOSSES.map(
      (loss, l) =>
        ({ id, rule: l === 0 ? 'log' : kind === 'binary' ? 'brier' : 'rps', f: i + 1, loss }) as const,
    ),
  );
  const sums = pairs.map(({ f, loss }) => {
    if (trials.some(({ said }) => !said[f] || !said[0])) return null;
    return years.map((year) => {
      const own = trials.filter((trial) => trial.year === year);
      const sum = (at: number) =>
        own.reduce((total, { said, outcome }) => total + loss(said[at] as Float64Array, outcome), 0);
      return [sum(0), sum(f)] as const;
    });
  });
  const statistics = (times: Uint32Array) =>
    sums.map((rows) => {
      if (!rows) return null;
      let [ours, theirs] = [0, 0];
      rows.forEach(([a, b], i) => {
        ours += times[i]! * a;
        theirs += times[i]! * b;
      });
      return theirs === 0 ? null : 1 - ours / theirs;
    });
  const whole = statistics(new Uint32Array(years.length).fill(1));
  const intervals = bootstrapIntervals(years.length, statistics, random, RESAMPLES);
  return pairs.map(({ id, rule }, i) => {
    const interval = intervals[i] ? { q5: intervals[i].low, q95: intervals[i].high } : null;
    return { against: id, rule, skill: whole[i] ?? null, interval, says: says(whole[i] ?? null, interval) };
  });
}

/** Skill is claimed only where the whole interval is above zero. */
function says(skill: number | null, interval: { q5: number; q95: number } | null): SkillRow['says'] {
  if (skill === null) return 'not compared';
  if (interval === null) return 'no interval';
  return interval.q5 > 0 ? 'skill' : interval.q95 < 0 ? 'worse' : 'no skill';
}

import { describe, expect, test } from 'vitest';
import { resample } from '../../src/model/resample.js';
import { mean, standardDeviation } from '../../src/stats/index.js';
import { indicator, itself, observation } from '../support/model.js';

const options = { seed: 3, draws: 20_000 };
const moments = (values: Float64Array | undefined) => {
  const list = [...(values as Float64Array)];
  return { mean: mean(list), sd: standardDeviation(list) };
};

describe('resample', () => {
  test('a count of n events has the Gamma(n + 1/2) posterior of a Poisson rate under the prior of Jeffreys', () => {
    for (const n of [0, 1, 6]) {
      const draws = resample(
        [observation('visits', 'AAA', new Array(n).fill(1))],
        [indicator('visits')],
        itself,
        options,
      );
      const { mean: centre, sd } = moments(draws.get('visits.AAA'));
      expect(Math.abs(centre - (n + 0.5))).toBeLessThan(0.06);
      expect(Math.abs(sd - Math.sqrt(n + 0.5))).toBeLessThan(0.06);
    }
  });

  test('a mean stays within its parts, centred between the own mean and that of the pool', () => {
    const votes = indicator('votes', { estimate: 'mean' });
    const own = observation('votes', 'AAA', [1, 1, 1, 0], { value: 0.75 });
    const other = observation('votes', 'BBB', [0, 0, 0, 0], { value: 0 });
    const draws = resample([own, other], [votes], itself, options).get('votes.AAA') as Float64Array;
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThanOrEqual(1);
    // Dirichlet process: four own parts and half a part of the pool, whose mean is 3/8.
    expect(moments(draws).mean).toBeCloseTo((4 * 0.75 + 0.5 * 0.375) / 4.5, 1.7);
  });

  test('an event behind two observations moves both together', () => {
    const shared = { evidence: ['one', 'two', 'three', 'four'] };
    const draws = resample(
      [observation('a', 'AAA', [1, 1, 1, 1], shared), observation('b', 'AAA', [1, 1, 1, 1], shared)],
      [indicator('a'), indicator('b')],
      itself,
      options,
    );
    const [a, b] = [draws.get('a.AAA') as Float64Array, draws.get('b.AAA') as Float64Array];
    const [ma, mb] = [moments(a), moments(b)];
    const covariance = mean([...a].map((value, i) => (value - ma.mean) * ((b[i] as number) - mb.mean)));
    expect(covariance / (ma.sd * mb.sd)).toBeGreaterThan(0.8);
  });

  test('rows of one event are drawn once', () => {
    const rows = { evidence: ['row1', 'row2'], parts: [0.5, 0.5], weights: [1, 1] };
    const one = resample(
      [observation('a', 'AAA', [1], { ...rows })],
      [indicator('a')],
      () => 'event',
      options,
    );
    // One exponential for the event and half an event of the pool's parts; drawn twice it would be 0.79.
    expect(moments(one.get('a.AAA')).sd).toBeCloseTo(Math.sqrt(1 + 0.5 * 0.5 ** 2), 1.3);
  });

  test('one observation may rest on more events than a call takes arguments', () => {
    const many = observation('a', 'AAA', new Array(300_000).fill(1));
    const draws = resample([many], [indicator('a')], itself, { seed: 1, draws: 1 }).get('a.AAA');
    expect(Math.abs((draws?.[0] as number) - 300_000)).toBeLessThan(5 * Math.sqrt(300_000));
  });

  test('a state keeps its value', () => {
    const state = indicator('open', { estimate: 'state' });
    const draws = resample([observation('open', 'AAA', [1])], [state], itself, { seed: 1, draws: 3 });
    expect([...(draws.get('open.AAA') as Float64Array)]).toEqual([1, 1, 1]);
  });

  test('leaving out one partner leaves the draws of the others as they were', () => {
    const rows = [observation('a', 'AAA', [1, 1]), observation('a', 'BBB', [1])];
    const both = resample(rows, [indicator('a')], itself, options);
    const alone = resample(rows.slice(0, 1), [indicator('a')], itself, options);
    expect(alone.get('a.AAA')).toEqual(both.get('a.AAA'));
  });

  describe('weeks', () => {
    const count = indicator('told');
    const drawn = (weeks: readonly string[], parts = weeks.map(() => 1)) => {
      const weekOf = (event: string) => weeks[Number(event.split('.').at(-1)) - 1] as string;
      const row = observation('told', 'AAA', parts);
      return resample([row], [count], itself, { ...options, weekOf }).get('told.AAA');
    };
    const prior = { mean: 0.5, variance: 0.5 };

    /** Variance of the weighted sum, from the first two moments of the exponential and the Dirichlet distribution. */
    function exactVariance(weeks: readonly string[], parts: readonly number[]): number {
      const sizes = new Map<string, number>();
      for (const week of weeks) sizes.set(week, (sizes.get(week) ?? 0) + 1);
      let sum = 0;
      for (const [i, a] of weeks.entries())
        for (const [j, b] of weeks.entries()) {
          if (a !== b) continue;
          const n = sizes.get(a) as number;
          // E[G²] = 2; E[Dᵢ²] = 2 / n(n + 1); E[DᵢDⱼ] = 1 / n(n + 1).
          const moment = (2 * n * n * (i === j ? 2 : 1)) / (n * (n + 1));
          sum += (moment - 1) * (parts[i] as number) * (parts[j] as number);
        }
      return sum;
    }

    test.each([
      ['alone', ['a', 'b', 'c', 'd'], 4],
      ['in two weeks', ['a', 'a', 'b', 'b'], 8],
      ['in one week', ['a', 'a', 'a', 'a'], 16],
      ['uneven', ['a', 'a', 'a', 'b'], 10],
    ] as const)('four events %s: the mean stays, the variance is exact', (_, weeks, variance) => {
      expect(exactVariance(weeks, [1, 1, 1, 1])).toBeCloseTo(variance, 10);
      const found = moments(drawn(weeks));
      expect(Math.abs(found.mean - (4 + prior.mean))).toBeLessThan(0.12);
      expect(found.sd ** 2 / (variance + prior.variance)).toBeGreaterThan(0.93);
      expect(found.sd ** 2 / (variance + prior.variance)).toBeLessThan(1.07);
    });

    test('events of one week differ among themselves', () => {
      // One event counts, two of its week do not: without a second stage the variance would be that of the week, 1.
      const [weeks, parts] = [
        ['a', 'a', 'a'],
        [1, 0, 0],
      ] as const;
      expect(exactVariance(weeks, parts)).toBe(2);
      const variance = moments(drawn(weeks, [...parts])).sd ** 2;
      // The part of the prior is 1 in a third of the draws: E[h² p²] - E[h p]² = 0.75 / 3 - (0.5 / 3)².
      expect(variance).toBeCloseTo(2 + 0.25 - 1 / 36, 0.7);
      expect(variance).toBeGreaterThan(1.9);
    });

    test('an event alone in its week is spread like one without a week', () => {
      const [alone, free] = [
        drawn(['a']),
        resample([observation('told', 'AAA', [1])], [count], itself, options),
      ];
      const other = moments(free.get('told.AAA'));
      expect(moments(alone).mean).toBeCloseTo(other.mean, 1.3);
      expect(moments(alone).sd).toBeCloseTo(other.sd, 1.3);
    });

    test('a week moves all states together, and leaving one out leaves the draws of the others', () => {
      const weekOf = () => 'a';
      const rows = [observation('told', 'AAA', [1, 1]), observation('told', 'BBB', [1, 1])];
      const both = resample(rows, [count], itself, { ...options, weekOf });
      const alone = resample(rows.slice(0, 1), [count], itself, { ...options, weekOf });
      expect(alone.get('told.AAA')).toEqual(both.get('told.AAA'));
      const [a, b] = ['told.AAA', 'told.BBB'].map((id) => both.get(id) as Float64Array) as [
        Float64Array,
        Float64Array,
      ];
      const [ma, mb] = [moments(a), moments(b)];
      const covariance = mean([...a].map((value, i) => (value - ma.mean) * ((b[i] as number) - mb.mean)));
      // The sums of both weeks are 2 G of the same G.
      expect(covariance).toBeCloseTo(4, -0.2);
    });
  });
});

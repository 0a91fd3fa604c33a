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
});

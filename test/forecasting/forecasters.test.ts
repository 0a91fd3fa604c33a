import { describe, expect, test } from 'vitest';
import { climatology } from '../../src/forecasting/climatology.js';
import { gravity } from '../../src/forecasting/gravity.js';
import type { History } from '../../src/forecasting/history.js';
import { noChange } from '../../src/forecasting/no-change.js';
import { chosen, pooled, pooledBeliefs } from '../../src/forecasting/pooled.js';
import { QUESTIONS, type Question } from '../../src/forecasting/questions.js';
import { weighedNoChange } from '../../src/forecasting/weighed-no-change.js';
import { RULES } from '../support/hypotheses.js';

const rules = RULES.forecasts;
const binary = QUESTIONS.find(({ id }) => id === 'leader') as Question;
const count = QUESTIONS.find(({ id }) => id === 'visits') as Question;

const history = (counts: number[][], covariates: Float64Array[] = []): History => ({
  years: counts.map((_, i) => 2000 + i),
  counts,
  states: counts[0]?.length ?? 2,
  covariates,
});

const yes = (predictions: readonly Float64Array[] | null) => predictions?.map((p) => p[1]);

test('climatology is the beta-binomial of the last years, with the prior of Jeffreys', () => {
  const past = history([
    [1, 0],
    [1, 0],
    [0, 0],
    [1, 0],
  ]);
  expect(yes(climatology(5).predict(past, binary, rules))).toEqual([3.5 / 5, 0.5 / 5]);
  expect(yes(climatology(2).predict(past, binary, rules))).toEqual([1.5 / 3, 0.5 / 3]);
});

test('no-change says last year again, but for a rest of climatology', () => {
  const past = history([
    [0, 1],
    [1, 0],
  ]);
  const [up, down] = yes(noChange.predict(past, binary, rules)) as number[];
  expect(up).toBeCloseTo(0.9 + 0.1 * (1.5 / 3), 12);
  expect(down).toBeCloseTo(0.1 * (1.5 / 3), 12);
});

test('weighed no-change trusts last year where that has held, and not where it has not', () => {
  const steady = history(Array.from({ length: 12 }, () => [1, 0]));
  const alternating = history(Array.from({ length: 12 }, (_, i) => [i % 2, (i + 1) % 2]));
  expect(yes(weighedNoChange.predict(steady, binary, rules))?.[0]).toBeGreaterThan(0.95);
  const [first] = yes(weighedNoChange.predict(alternating, binary, rules)) as number[];
  expect(first).toBeCloseTo(0.5, 1);
});

describe('partial pooling', () => {
  test('draws a state without a past of its own to the mean of all', () => {
    const past = history([
      [1, 1, 0],
      [1, 0, 0],
      [1, 1, 0],
    ]);
    const one = { ...rules, decay: [1], strength: [4] };
    const beliefs = pooledBeliefs(past, binary, one);
    const mean = 5.5 / 10;
    expect(beliefs?.[2]).toEqual({ a: 4 * mean, b: 3 + 4 * (1 - mean) });
    expect(yes(pooled.predict(past, binary, one))?.[0]).toBeCloseTo((3 + 4 * mean) / 7, 12);
  });

  test('forgets where the past misleads, and remembers where it does not', () => {
    const broken = history(Array.from({ length: 20 }, (_, i) => (i < 10 ? [1, 0] : [0, 1])));
    const steady = history(Array.from({ length: 20 }, () => [1, 0]));
    const many = { ...rules, decay: [0.5, 1], strength: [1, 16] };
    expect(chosen(broken, binary, many).decay).toBe(0.5);
    expect(chosen(steady, binary, many)).toEqual({ decay: 1, strength: 1 });
  });

  test('predicts counts that sum to one', () => {
    const [first] = pooled.predict(
      history([
        [3, 0],
        [2, 1],
      ]),
      count,
      rules,
    ) as Float64Array[];
    expect(first?.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
  });
});

test('gravity needs covariates, and then gives states that are alike the same', () => {
  const past = [
    [1, 0, 0, 1],
    [1, 1, 0, 0],
  ];
  expect(gravity.predict(history(past), binary, rules)).toBeNull();
  const said = yes(
    gravity.predict(history(past, [Float64Array.of(1, 1, -1, -1)]), binary, rules),
  ) as number[];
  expect(said[0]).toBeCloseTo(said[1] as number, 10);
  expect(said[0]).toBeGreaterThan(said[2] as number);
});

test('nothing can be said without a history', () => {
  for (const { predict } of [climatology(5), noChange, pooled, gravity])
    expect(predict({ years: [], counts: [], states: 2, covariates: [] }, binary, rules)).toBeNull();
});

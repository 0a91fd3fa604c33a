import { describe, expect, test } from 'vitest';
import type { Axis } from '../../src/model/axis.js';
import type { Item } from '../../src/model/compose.js';
import { ALL_OPEN, composite } from '../../src/model/composite.js';
import { scaleOf } from '../../src/model/scale.js';
import { rankSensitivity, runDesign } from '../../src/model/sensitivity.js';
import { midranks, normal, standardDeviation, stream } from '../../src/stats/index.js';
import { COMPOSITE_INPUTS, type CompositeInput } from '../../src/types.js';
import { axisOf } from '../support/model.js';
import { assertPerturbed } from '../support/perturb.js';

const DRAWS = 400;

/** An item whose values lie around what was recorded by so much; the names tell streams apart. */
function item(indicator: string, points: (number | null)[], noise: number): Item {
  return {
    indicator,
    direction: 1,
    points,
    scale: scaleOf(points.filter((point) => point !== null)) as Item['scale'],
    resampled: points.map((point, i) => {
      const random = stream(3, indicator, i);
      return point === null
        ? null
        : Float64Array.from({ length: DRAWS }, () => point + noise * normal(random));
    }),
  };
}

/** An axis of these items, drawn with everything open; states of which no item is observed are not observed. */
function axis(items: readonly Item[]): Axis {
  const partners = (items[0] as Item).points.map((_, i) => `S${i}`);
  const observed = partners.map((_, i) => items.some(({ points }) => points[i] !== null));
  const drawn = composite(items, { measure: 'engagement', partners, seed: 1, draws: DRAWS, open: ALL_OPEN });
  const values = partners.map((partner, i) => [
    partner,
    observed[i] ? [...(drawn.values[i] as Float64Array)] : null,
  ]);
  return { ...axisOf('engagement', Object.fromEntries(values)), items, draws: drawn };
}

const totals = (items: readonly Item[], state = 0) => {
  const { inputs } = rankSensitivity(axis(items), 1)[state] as ReturnType<typeof rankSensitivity>[number];
  const of = (input: CompositeInput) => inputs[input]?.total.value ?? null;
  return Object.fromEntries(COMPOSITE_INPUTS.map((input) => [input, of(input)]));
};

describe('what a rank hangs on', () => {
  test('one item: the sampling of events alone; weights and missing items cannot move it', () => {
    const found = totals([item('a', [4, 5, 6, 20], 1)]);
    expect(found['evidence']).toBeGreaterThan(0.8);
    // Under the floor of a geometric mean two low places tie, so the form is not quite nothing.
    expect(found['normalisation']).toBeLessThan(0.05);
    expect(found).toMatchObject({ weights: null, missing: null });
  });

  test('two items at odds without error: mostly the weights', () => {
    const items = [item('a', [1, 3, 2, 0], 0), item('b', [3, 1, 2, 0], 0)];
    const [first] = rankSensitivity(axis(items), 1);
    expect(first).toMatchObject({ leading: 'weights', reason: null, inputs: { evidence: null } });
    expect(first?.inputs.weights?.total.value).toBeGreaterThan(0.9);
  });

  test('what is missing of one state moves the ranks of the others', () => {
    const found = totals([item('a', [null, 0, 3, 6], 0)], 2);
    expect(found['missing']).toBeGreaterThan(0.9);
  });
});

test('every choice is varied in its turn', () => {
  const of = axis([item('a', [4, 5, 6, 9], 1), item('b', [3, null, 2, 4], 0.5)]);
  const { a, ab } = runDesign(of, stream(1, 'design'));
  const toDraws = (values: readonly Float64Array[]) => ({ ...of.draws, values });
  COMPOSITE_INPUTS.forEach((input, i) => {
    assertPerturbed(input, toDraws(a), toDraws(ab[i] as Float64Array[]));
  });
});

test('what is divided is the variance of the ranks of the draws', () => {
  const drawn = axis([
    item('a', [4, 5, 6, 9], 1),
    item('b', [3, null, 2, 4], 0.5),
    item('c', [2, 2, 1, 0], 1),
  ]);
  const ranks = drawn.draws.values.map(() => [] as number[]);
  for (let draw = 0; draw < DRAWS; draw++)
    midranks(drawn.draws.values.map((values) => values[draw] as number)).forEach((rank, i) => {
      ranks[i]?.push(rank);
    });
  rankSensitivity(drawn, 1).forEach(({ rankSd }, i) => {
    expect(Math.abs((rankSd as number) - standardDeviation(ranks[i] as number[]))).toBeLessThan(0.12);
  });
});

describe('no indices', () => {
  const items = [item('a', [0, 5, 50, null], 0), item('b', [0, 6, 60, null], 0.1)];

  test('for a state that was not observed', () => {
    const last = rankSensitivity(axis(items), 1)[3];
    expect(last).toMatchObject({ partner: 'S3', rankSd: null, reason: 'not observed', leading: null });
    expect(Object.values(last?.inputs ?? {})).toEqual([null, null, null, null, null]);
  });

  test('for a state whose rank never varies, and never nought over nought', () => {
    const apart = items.map(({ points, resampled, ...rest }) => ({
      ...rest,
      points: points.slice(0, 3),
      resampled: resampled.slice(0, 3),
    }));
    for (const rank of rankSensitivity(axis(apart), 1)) {
      expect(rank).toMatchObject({ rankSd: 0, reason: 'its rank never varies', leading: null });
      expect(Object.values(rank.inputs)).toEqual([null, null, null, null, null]);
    }
  });

  test('for an axis without items', () => {
    const [only] = rankSensitivity(axisOf('engagement', { S0: null, S1: null }), 1);
    expect(only).toMatchObject({ reason: 'not observed' });
  });
});

test('a choice that could vary and moves no rank has a share of nought', () => {
  // All values of an item are drawn one higher, so that each state stays where it was on the scale of the draw.
  const still = item('a', [0, 3, 1], 0);
  const shifted = still.resampled.map((values) => values?.map((value) => value + 1) ?? null);
  const found = totals([{ ...still, resampled: shifted }, item('b', [3, 0, 1], 0)]);
  expect(found['evidence']).toBe(0);
  expect(found['weights']).toBeGreaterThan(0.5);
});

test('the same seed gives the same indices, another one others', () => {
  const drawn = axis([item('a', [4, 5, 6, 9], 1), item('b', [3, null, 2, 4], 0.5)]);
  expect(rankSensitivity(drawn, 1)).toEqual(rankSensitivity(drawn, 1));
  expect(rankSensitivity(drawn, 2)).not.toEqual(rankSensitivity(drawn, 1));
});

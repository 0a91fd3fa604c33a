import { describe, expect, test } from 'vitest';
import { CHOICES, choose } from '../../src/model/choices.js';
import { compose, type Item } from '../../src/model/compose.js';
import { scaleOf } from '../../src/model/scale.js';
import { normal, stream } from '../../src/stats/index.js';
import { COMPOSITE_INPUTS, type CompositeInput } from '../../src/types.js';
import { buildPack } from '../support/packs.js';

const DRAWS = 50;
const random = stream(1, 'choices');
const item = (points: (number | null)[]): Item => ({
  indicator: 'a',
  direction: 1,
  points,
  scale: scaleOf(points.filter((point) => point !== null)) as Item['scale'],
  resampled: points.map((point) =>
    point === null ? null : Float64Array.from({ length: DRAWS }, () => point + normal(random)),
  ),
});
const ITEMS = [item([0, 5, 10]), item([1, null, 3]), item([null, 4, 2])];
const WIDTHS = COMPOSITE_INPUTS.map((input) => CHOICES[input].width(ITEMS));
const rowOf = (value: (input: CompositeInput) => number) =>
  Float64Array.from(
    COMPOSITE_INPUTS.flatMap((input, i) =>
      Array.from({ length: WIDTHS[i] as number }, (_, column) => (value(input) + column / 10) % 1),
    ),
  );
const BASE = rowOf(() => 0.2);

test('every input of a composite is in the design, and nothing else', () => {
  expect(Object.keys(CHOICES)).toEqual([...COMPOSITE_INPUTS]);
  expect(Object.keys(choose(BASE, ITEMS, DRAWS))).toEqual([...COMPOSITE_INPUTS]);
  expect(WIDTHS).toEqual([1, 3, 1, 1, 2]);
});

describe.each(COMPOSITE_INPUTS)('%s', (input) => {
  test('its columns change it alone, and the composite with it', () => {
    const moved = rowOf((other) => (other === input ? 0.75 : 0.2));
    const [before, after] = [BASE, moved].map((row) => choose(row, ITEMS, DRAWS)) as [
      ReturnType<typeof choose>,
      ReturnType<typeof choose>,
    ];
    for (const other of COMPOSITE_INPUTS)
      if (other === input) expect(after[other]).not.toEqual(before[other]);
      else expect(after[other], other).toEqual(before[other]);
    expect(compose(ITEMS, 3, after)).not.toEqual(compose(ITEMS, 3, before));
  });
});

test('the whole of the unit interval is used, its ends included', () => {
  const least = choose(
    rowOf(() => 0),
    ITEMS,
    DRAWS,
  );
  expect(least).toMatchObject({ evidence: 0, normalisation: 'min-max', aggregation: 'arithmetic' });
  const most = choose(new Float64Array(BASE.length).fill(1 - 2 ** -32), ITEMS, DRAWS);
  expect(most).toMatchObject({ evidence: DRAWS - 1, normalisation: 'z', aggregation: 'geometric' });
  expect(most.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
});

test('on the example, each choice alone moves a rank somewhere', async () => {
  const { sensitivity } = await buildPack('example');
  for (const input of COMPOSITE_INPUTS) {
    const totals = sensitivity.ranks.map(({ inputs }) => inputs[input]?.total.value ?? 0);
    expect(Math.max(...totals), input).toBeGreaterThan(0);
  }
});

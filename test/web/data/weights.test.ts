import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CompositeItem } from '../../../src/web/data/method.js';
import { composeWith, readWeights, writeWeights } from '../../../src/web/data/weights.js';

const item = (id: string, values: Record<string, number>, direction: 1 | -1 = 1): CompositeItem => ({
  id,
  title: id,
  definition: '',
  measure: 'affinity',
  role: null,
  direction,
  unit: '',
  weight: 1,
  values: Object.entries(values).map(([partner, value]) => ({ partner, value, n: 1 })),
});

describe('weights in the address', () => {
  test('come back as they were written', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/), fc.integer({ min: 0, max: 100 })),
        (weights) => {
          expect(readWeights(writeWeights(weights))).toEqual(weights);
        },
      ),
    );
  });

  test('that make no sense are passed over', () => {
    expect(readWeights('a=10,b=101,c,d=-1,<script>=3')).toEqual({ a: 10 });
  });
});

describe('the composite with weights of the reader', () => {
  const items = [item('x', { A: 0, B: 10, C: 5 }), item('y', { A: 1, B: 3 }, -1)];

  test('is the weighted mean of shares of the range, of what was observed', () => {
    const places = composeWith(items, { x: 30, y: 10 }, ['A', 'B', 'C', 'D']);
    expect(places.map(({ partner, value }) => [partner, value])).toEqual([
      ['B', 75],
      ['C', 50],
      ['A', 25],
      ['D', null],
    ]);
    expect(places.find(({ partner }) => partner === 'C')).toMatchObject({ observed: 1, of: 2 });
  });

  test('depends on proportions only, and a weight of 0 is as good as no item', () => {
    const order = (weights: Record<string, number>) => composeWith(items, weights, ['A', 'B', 'C']);
    expect(order({ x: 40, y: 20 })).toEqual(order({ x: 80, y: 40 }));
    expect(order({ y: 0 })).toEqual(composeWith(items.slice(0, 1), {}, ['A', 'B', 'C']));
  });
});

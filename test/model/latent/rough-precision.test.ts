import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AxisData, LatentData } from '../../../src/model/latent/data.js';
import { LatentModel } from '../../../src/model/latent/latent-model.js';
import { roughPrecision } from '../../../src/model/latent/rough-precision.js';
import { normal, stream } from '../../../src/stats/index.js';
import { smallData } from './support.js';

/** Pivots of the elimination of a symmetric matrix; all positive if and only if it is positive definite. */
function pivots(matrix: Float64Array, size: number): number[] {
  const a = matrix.slice();
  for (let k = 0; k < size; k++)
    for (let i = k + 1; i < size; i++) {
      const factor = (a[i * size + k] as number) / (a[k * size + k] as number);
      for (let j = k; j < size; j++) a[i * size + j]! -= factor * (a[k * size + j] as number);
    }
  return Array.from({ length: size }, (_, k) => a[k * size + k] as number);
}

const DATA = smallData(5);
const MODEL = new LatentModel(DATA);

function precisions(data: LatentData, model: LatentModel, step: number, scalars: ArrayLike<number>) {
  return data.axes.flatMap((axis: AxisData, a) => {
    const items = model.items.filter((item) => item.data.axis === a);
    const of = roughPrecision(axis, items, step, scalars);
    return Array.from(axis.states, (_, walk) => {
      const size = (axis.start[walk + 1] as number) - (axis.start[walk] as number);
      return { size, matrix: of(walk, size), walk, axis };
    });
  });
}

describe('the rough precision of walks', () => {
  test('is symmetric and positive definite at any values of the scalars', () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: -4, max: 1, noNaN: true }), (seed, logStep) => {
        const random = stream(seed, 'scalars');
        const scalars = MODEL.layout.scalars.map(({ mean, sd }) => mean + 2 * sd * normal(random));
        for (const { matrix, size } of precisions(DATA, MODEL, Math.exp(logStep), scalars)) {
          for (const pivot of pivots(matrix, size)) expect(pivot).toBeGreaterThan(0);
          for (let i = 0; i < size; i++)
            for (let j = 0; j < i; j++)
              expect(matrix[i * size + j]).toBeCloseTo(matrix[j * size + i] as number, 9);
        }
      }),
    );
  });

  test('without items it is the precision of the walk alone', () => {
    const axis = DATA.axes[2] as AxisData;
    const step = 0.5;
    const [near, far] = [1 / step ** 2, 1 / (2 * step ** 2)];
    expect([...roughPrecision(axis, [], step, [])(0, 3)]).toEqual([
      ...[1 + near, -near, 0],
      ...[-near, near + far, -far],
      ...[0, -far, far],
    ]);
  });

  test('items add to what is known of every walk that they see', () => {
    const scalars = MODEL.layout.scalars.map(({ mean }) => mean);
    for (const { matrix, size, axis, walk } of precisions(DATA, MODEL, 0.2, scalars)) {
      const alone = roughPrecision(axis, [], 0.2, [])(walk, size);
      for (let i = 0; i < size; i++)
        expect(matrix[i * size + i]).toBeGreaterThan(alone[i * size + i] as number);
    }
  });
});

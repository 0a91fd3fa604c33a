import type { AxisData } from './data.js';
import type { Item } from './item.js';

/**
 * A rough posterior precision of each walk's points at reference values of the scalars: the walk's
 * own precision, plus for each item what its cells say of changes (their spread around a free level) and of the level.
 */
export function roughPrecision(
  axis: AxisData,
  items: readonly Item[],
  step: number,
  scalars: ArrayLike<number>,
): (walk: number, size: number) => Float64Array {
  const references = items.map((item) => item.reference(scalars));
  const cells = items.map(({ data }) => cellsByWalk(data.walk));
  return (walk, size) => {
    const from = axis.start[walk] as number;
    const matrix = new Float64Array(size * size);
    const add = (i: number, j: number, value: number) => {
      matrix[i * size + j]! += value;
    };
    add(0, 0, 1);
    for (let i = 1; i < size; i++) {
      const between = (axis.time[from + i] as number) - (axis.time[from + i - 1] as number);
      const precision = 1 / (step * step * between);
      add(i, i, precision);
      add(i - 1, i - 1, precision);
      add(i, i - 1, -precision);
      add(i - 1, i, -precision);
    }
    items.forEach(({ data }, k) => {
      const mine = cells[k]?.get(walk) ?? [];
      const { loading, sigma, factor, information } = references[k] as (typeof references)[number];
      const weights = mine.map((c) => loading ** 2 * (information[c] as number));
      const free =
        sigma + factor === 0 ? Number.POSITIVE_INFINITY : loading ** 2 / (sigma ** 2 + factor ** 2);
      const total = weights.reduce((sum, w) => sum + w, 0);
      mine.forEach((c, i) => {
        const p = (data.point[c] as number) - from;
        add(p, p, weights[i] as number);
        mine.forEach((d, j) => {
          const q = (data.point[d] as number) - from;
          add(p, q, -((weights[i] as number) * (weights[j] as number)) / (total + free));
        });
      });
    });
    return matrix;
  };
}

function cellsByWalk(walks: Int32Array): Map<number, number[]> {
  const cells = new Map<number, number[]>();
  walks.forEach((walk, c) => {
    const known = cells.get(walk);
    if (known) known.push(c);
    else cells.set(walk, [c]);
  });
  return cells;
}

import { describe, expect, it } from 'vitest';
import type { AxisData } from '../../../src/model/latent/data.js';
import {
  HorseshoeWalks,
  logLocalDensity,
  SLAB,
  stepScale,
} from '../../../src/model/latent/horseshoe-walks.js';
import { LatentModel } from '../../../src/model/latent/latent-model.js';
import { drawPrior } from '../../../src/model/latent/prior.js';
import { stream } from '../../../src/stats/index.js';
import { smallData } from './support.js';

const sum = (from: number, to: number, f: (x: number) => number) => {
  const step = 1e-3;
  let total = 0;
  for (let x = from + step / 2; x < to; x += step) total += step * f(x);
  return total;
};

describe('local scales', () => {
  it('are half-Cauchy on the log scale: published quantiles 1, tan(pi / 8) and tan(3 pi / 8)', () => {
    const density = (x: number) => Math.exp(logLocalDensity(x));
    const whole = sum(-40, 40, density);
    for (const [quantile, share] of [
      [1, 0.5],
      [Math.tan(Math.PI / 8), 0.25],
      [Math.tan((3 * Math.PI) / 8), 0.75],
    ] as const)
      expect(sum(-40, Math.log(quantile), density) / whole).toBeCloseTo(share, 3);
  });

  it('are drawn so from the prior', () => {
    const model = new LatentModel(smallData(31, 'horseshoe'));
    const block = model.layout.blocks.find(({ name }) => name === 'affinity.local');
    const random = stream(8, 'locals');
    const first = new Set(model.data.axes[0]?.start);
    const below = Array.from({ length: 20 }, () => drawPrior(model, random)).flatMap((draw) =>
      Array.from({ length: block?.length as number }, (_, p) => p)
        .filter((p) => !first.has(p))
        .map((p) => (draw[(block?.start as number) + p] as number) < Math.log(Math.tan(Math.PI / 8))),
    );
    const share = below.filter(Boolean).length / below.length;
    expect(Math.abs(share - 0.25)).toBeLessThan(4 * Math.sqrt((0.25 * 0.75) / below.length));
  });
});

describe('the scale of a step', () => {
  it('is tau, root of time and local scale while that is small, and the slab at most', () => {
    expect(stepScale(Math.log(1e-3), 4, Math.log(2)) / 4e-3).toBeCloseTo(1, 4);
    expect(stepScale(0, 1, 20)).toBeCloseTo(SLAB, 9);
    expect(stepScale(Math.log(SLAB), 1, 0)).toBeCloseTo(SLAB / Math.SQRT2, 9);
  });
});

describe('walks', () => {
  const axis: AxisData = {
    name: 'affinity',
    states: Int32Array.of(0, 1),
    start: Int32Array.of(0, 3, 5),
    time: Int32Array.of(0, 1, 3, 2, 3),
  };
  const walks = new HorseshoeWalks(axis, 0, 5);
  const position = Float64Array.of(0.3, -1, 0.5, 1.2, 2, 0, 1, -2, 0.4, 3);

  it('are sums of scaled normals from their first points, and lead back to their coordinates', () => {
    const x = new Float64Array(5);
    walks.toPoints(position, x, -1);
    expect(x[0]).toBe(0.3);
    expect(x[3]).toBe(1.2);
    expect(x[2]).toBeCloseTo(0.3 - stepScale(-1, 1, 1) + 0.5 * stepScale(-1, 2, -2), 12);
    const back = position.slice();
    back.fill(0, 0, 5);
    walks.locate(position, x, back, -1);
    back.forEach((value, i) => {
      expect(value).toBeCloseTo(position[i] as number, 12);
    });
  });

  it('have steps that are not correlated with their local scales a priori: the log density of coordinates parts', () => {
    const log = (at: Float64Array) => {
      const x = new Float64Array(5);
      walks.toPoints(at, x, -1);
      return walks.pullBack(at, x, new Float64Array(5), new Float64Array(10), -1).log;
    };
    const moved = (...changes: [number, number][]) => {
      const at = position.slice();
      for (const [i, by] of changes) at[i]! += by;
      return log(at);
    };
    const both = moved([1, 0.7], [6, 0.9]);
    expect(both).toBeCloseTo(moved([1, 0.7]) + moved([6, 0.9]) - moved(), 12);
  });
});

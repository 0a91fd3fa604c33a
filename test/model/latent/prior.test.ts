import { describe, expect, it } from 'vitest';
import { LatentModel } from '../../../src/model/latent/latent-model.js';
import { drawPrior } from '../../../src/model/latent/prior.js';
import { stream } from '../../../src/stats/index.js';
import { smallData } from './support.js';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

function expectAlike(given: readonly number[], expected: readonly number[]): void {
  expect(given).toHaveLength(expected.length);
  given.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] as number, 9);
  });
}

describe('draws from the prior', () => {
  const model = new LatentModel(smallData(5));
  const random = stream(2, 'prior');

  it.each([
    [5, 'student'],
    [31, 'student'],
    [5, 'horseshoe'],
  ] as const)(
    'find their walks and levels again at their position, with %i states and %s steps',
    (states, steps) => {
      const model = new LatentModel(smallData(states, steps));
      const { layout } = model;
      const draw = drawPrior(model, stream(3, 'prior'));
      model.predict(model.locate(draw));
      // Slack is not drawn itself but put together from affinity and a walk of its own: see the last test.
      model.data.axes.forEach(({ name }, a) => {
        const start = layout.blocks[a]?.start as number;
        model.x[a]?.forEach((value, p) => {
          if (name !== 'slack') expect(value).toBeCloseTo(draw[start + p] as number, 9);
        });
      });
    },
  );

  it('have the same levels whatever coordinates reference values and rests of predictors give them', () => {
    const draw = drawPrior(model, stream(4, 'prior'));
    const informed = model.layout.scalars.map(({ name, mean }) => (name.endsWith('.log_sigma') ? 3 : mean));
    const here = model.locate(draw);
    model.predict(here);
    for (const other of [
      new LatentModel(model.data, informed),
      new LatentModel(model.data, informed, model.rests),
    ]) {
      const there = other.locate(draw);
      expect([...here]).not.toEqual([...there]);
      other.predict(there);
      expectAlike(
        model.items.flatMap(({ level, predictor }) => [...level, ...predictor]),
        other.items.flatMap(({ level, predictor }) => [...level, ...predictor]),
      );
      expectAlike(
        model.outcomes.flatMap(({ level }) => [...level]),
        other.outcomes.flatMap(({ level }) => [...level]),
      );
    }
  });

  it('know of each predictor what is not the level', () => {
    model.predict(model.locate(drawPrior(model, stream(5, 'prior'))));
    const rests = model.rests;
    expect(rests).toHaveLength(model.items.length + model.outcomes.flatMap(({ series }) => series).length);
    model.items.forEach(({ data, predictor, level }, i) => {
      const walks = [...new Set(data.walk)].sort((a, b) => a - b);
      if (level.length === 0) return;
      expectAlike(
        [...predictor],
        [...data.walk].map((walk, c) => (level[walks.indexOf(walk)] as number) + (rests[i]?.[c] as number)),
      );
    });
  });

  it('keep slack at unit variance at its start, and its innovations as correlated as the parameter says', () => {
    const { layout } = model;
    const starts: number[] = [];
    const products: number[] = [];
    const expected: number[] = [];
    for (let i = 0; i < 4000; i++) {
      const draw = drawPrior(model, random);
      model.predict(model.locate(draw));
      const scalar = (name: string) => draw[layout.scalars.findIndex((one) => one.name === name)] as number;
      const step = (axis: string, x: Float64Array | undefined, p: number) =>
        ((x?.[p + 1] as number) - (x?.[p] as number)) / Math.exp(scalar(`${axis}.log_step`));
      const [affinity, slack] = model.x;
      const r = Math.tanh(scalar('shock_correlation.atanh'));
      starts.push((slack?.[0] as number) ** 2);
      products.push(Math.sign(r) * step('slack', slack, 0) * step('affinity', affinity, 2));
      expected.push(Math.abs(r));
    }
    expect(Math.abs(mean(starts) - 1)).toBeLessThan(4 * Math.sqrt(2 / 4000));
    expect(Math.abs(mean(products) - mean(expected))).toBeLessThan(0.1);
  });
});

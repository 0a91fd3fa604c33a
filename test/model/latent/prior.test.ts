import { describe, expect, it } from 'vitest';
import { LatentModel } from '../../../src/model/latent/latent-model.js';
import { drawPrior } from '../../../src/model/latent/prior.js';
import { stream } from '../../../src/stats/index.js';
import { smallData } from './support.js';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

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

  it('have the same levels whatever form the reference values give them', () => {
    const draw = drawPrior(model, stream(4, 'prior'));
    const informed = model.layout.scalars.map(({ name, mean }) => (name.endsWith('.log_sigma') ? 3 : mean));
    const other = new LatentModel(model.data, informed);
    const [here, there] = [model.locate(draw), other.locate(draw)];
    expect([...here]).not.toEqual([...there]);
    model.predict(here);
    other.predict(there);
    model.items.forEach(({ level, predictor }, i) => {
      level.forEach((value, m) => {
        expect(other.items[i]?.level[m]).toBeCloseTo(value, 9);
      });
      predictor.forEach((value, c) => {
        expect(other.items[i]?.predictor[c]).toBeCloseTo(value, 9);
      });
    });
    model.outcomes.forEach(({ level }, o) => {
      level.forEach((value, m) => {
        expect(other.outcomes[o]?.level[m]).toBeCloseTo(value, 9);
      });
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

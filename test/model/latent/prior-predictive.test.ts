import { expect, test } from 'vitest';
import { LatentModel } from '../../../src/model/latent/latent-model.js';
import { drawPrior } from '../../../src/model/latent/prior.js';
import { quantileSorted, stream } from '../../../src/stats/index.js';
import { smallData } from './support.js';

const REPLICATES = 400;
const model = new LatentModel(smallData(8));
const random = stream(6, 'prior predictive');
const scalar = (draw: Float64Array, name: string) =>
  draw[model.layout.scalars.findIndex((one) => one.name === name)] as number;
const quantiles = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  return [0.05, 0.5, 0.95].map((q) => quantileSorted(sorted, q)) as [number, number, number];
};

const steps: number[] = [];
const slopes: number[] = [];
const shares: number[] = [];
const share = model.items.find(({ data }) => data.likelihood === 'share') as LatentModel['items'][number];
for (let i = 0; i < REPLICATES; i++) {
  const draw = drawPrior(model, random);
  model.predict(model.locate(draw));
  steps.push(Math.exp(scalar(draw, 'affinity.log_step')) * Math.SQRT2);
  slopes.push(2 * scalar(draw, 'engagement.b_affinity'));
  const values = [...share.simulate(random)];
  shares.push(
    values.reduce((sum, value) => sum + value, 0) /
      share.data.cells.size.reduce((sum, trials) => sum + trials, 0),
  );
}

test('before any record a year moves a state by about a fifth of what states differ by', () => {
  const [low, middle, high] = quantiles(steps);
  expect(middle).toBeGreaterThan(0.17);
  expect(middle).toBeLessThan(0.23);
  expect(low).toBeGreaterThan(0.05);
  expect(high).toBeLessThan(0.6);
});

test('before any record two deviations of affinity may go with ten times the visits, up or down, and not with a hundred times', () => {
  const [low, middle, high] = quantiles(slopes);
  expect(Math.abs(middle)).toBeLessThan(0.3);
  for (const edge of [-low, high]) {
    expect(edge).toBeGreaterThan(Math.log(5));
    expect(edge).toBeLessThan(Math.log(100));
  }
});

test('before any record a share may be nearly nothing or nearly all, and leans to neither', () => {
  const [low, middle, high] = quantiles(shares);
  expect(low).toBeLessThan(0.25);
  expect(high).toBeGreaterThan(0.75);
  expect(middle).toBeGreaterThan(0.35);
  expect(middle).toBeLessThan(0.65);
});

import { expect, test } from 'vitest';
import { LatentModel } from '../../../src/model/latent/latent-model.js';
import { logLikelihoodsOf } from '../../../src/model/latent/log-likelihoods.js';
import { isReported } from '../../../src/model/latent/quantities.js';
import { normal, stream } from '../../../src/stats/index.js';
import { smallData } from './support.js';

const MODEL = new LatentModel(smallData(5));
const EVERY = MODEL.data.states.map((_, state) => state);
const { names, write } = logLikelihoodsOf(MODEL, EVERY);

function at(seed: number): Map<string, number> {
  const random = stream(seed, 'position');
  MODEL.predict(Float64Array.from({ length: MODEL.dimension }, () => 0.3 * normal(random)));
  const values = new Float64Array(names.length);
  write(new Float64Array(0), values);
  return new Map(names.map((name, i) => [name, values[i] as number]));
}

test('what a series records of all states adds up to what it records, but for constants', () => {
  const [one, other] = [at(1), at(2)];
  const change = (name: string) => (one.get(name) as number) - (other.get(name) as number);
  const wholes = names.filter((name) => !name.includes(','));
  expect(wholes.length).toBeGreaterThan(8);
  for (const whole of wholes) {
    const parts = names.filter((name) => name.startsWith(`${whole.slice(0, -1)},`));
    expect(parts.length).toBeGreaterThan(1);
    const sum = parts.map(change).reduce((total, value) => total + value, 0);
    expect(sum).toBeCloseTo(change(whole), 8);
    expect(sum).not.toBe(0);
  }
});

test('of other states only their part in the whole is kept, and none of it is a result', () => {
  const few = logLikelihoodsOf(MODEL, [0]).names;
  expect(few.every((name) => !name.includes(',') || name.endsWith(',S0]'))).toBe(true);
  expect(names.filter(isReported)).toEqual([]);
});

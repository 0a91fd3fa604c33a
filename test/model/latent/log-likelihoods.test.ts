import { expect, test } from 'vitest';
import type { Item } from '../../../src/model/latent/item.js';
import { LatentModel } from '../../../src/model/latent/latent-model.js';
import { logLikelihoodsOf } from '../../../src/model/latent/log-likelihoods.js';
import { isReported } from '../../../src/model/latent/quantities.js';
import { normal, stream } from '../../../src/stats/index.js';
import { smallData, withLists } from './support.js';

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

test('what a list says of a state is what its place adds to the order of the others', () => {
  const data = withLists(7);
  const model = new LatentModel(data);
  const list = model.items.find(({ data: one }) => one.likelihood === 'list') as Item;
  const { names: kept, write: put } = logLikelihoodsOf(model, [6]);
  const random = stream(3, 'position');
  model.predict(Float64Array.from({ length: model.dimension }, () => 0.3 * normal(random)));
  const values = new Float64Array(kept.length);
  put(new Float64Array(0), values);
  const { cells } = list.data;
  let expected = 0;
  for (const time of new Set(cells.size)) {
    // The last state stands last: what it adds is that each other was chosen before it, too.
    const members = [...cells.value.keys()].filter((c) => cells.size[c] === time);
    const one = evaluate(members, cells.value, list.predictor);
    const without = members.filter((c) => list.data.walk[c] !== 6);
    expected += one - evaluate(without, cells.value, list.predictor);
  }
  expect(values[kept.indexOf(`log_lik[${list.data.id},S6]`)]).toBeCloseTo(expected, 9);
  expect(expected).toBeLessThan(-0.01);
});

/** Log density of one list, by summing over all orders that its shared places allow. */
function evaluate(members: readonly number[], place: Float64Array, eta: Float64Array): number {
  const orders = (left: readonly number[]): number => {
    if (left.length === 0) return 1;
    const first = Math.min(...left.map((c) => place[c] as number));
    const total = left.reduce((sum, c) => sum + Math.exp(eta[c] as number), 0);
    return left
      .filter((c) => place[c] === first)
      .reduce(
        (sum, c) => sum + (Math.exp(eta[c] as number) / total) * orders(left.filter((o) => o !== c)),
        0,
      );
  };
  return Math.log(orders(members));
}

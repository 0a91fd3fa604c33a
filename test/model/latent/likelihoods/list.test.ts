import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listLikelihood } from '../../../../src/model/latent/likelihoods/list.js';
import { logPlackettLuce, stream } from '../../../../src/stats/index.js';
import { MOST_TIED } from '../../../../src/types.js';
import { type Cell, evaluate, expectFinite, expectGradient, shapeOf, usual } from './support.js';

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) =>
    permutations([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

/** One list: the place of each state. */
const listed = (places: readonly number[], version = 0, list = 1): Cell[] =>
  places.map((value) => ({ value, size: list, version }));
const density = (cells: readonly Cell[], eta: readonly number[]) =>
  evaluate(listLikelihood(shapeOf(cells)), eta, []).log;

/** All orders that the places allow, each by the product of its choices. */
function enumerated(places: readonly number[], eta: readonly number[]): number {
  const orders = permutations([...places.keys()]).filter((order) =>
    order.every(
      (item, i) => i === 0 || (places[item] as number) >= (places[order[i - 1] as number] as number),
    ),
  );
  return Math.log(orders.reduce((sum, order) => sum + Math.exp(logPlackettLuce(order, eta)), 0));
}

const five = fc.array(usual, { minLength: 5, maxLength: 5 });
const places = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 5, maxLength: 5 });

describe('lists', () => {
  test('all orders of four states sum to one', () => {
    const eta = [0.3, -1.2, 0.8, 0];
    const total = permutations([1, 2, 3, 4]).reduce(
      (sum, order) => sum + Math.exp(density(listed(order), eta)),
      0,
    );
    expect(total).toBeCloseTo(1, 12);
  });

  test('published: with worths 3 and 1 the first stands first three times in four', () => {
    expect(Math.exp(density(listed([1, 2]), [Math.log(3), 0]))).toBeCloseTo(0.75, 12);
  });

  test('states of one place are the sum over all their orders', () => {
    fc.assert(
      fc.property(places, five, (at, eta) => {
        expect(density(listed(at), eta)).toBeCloseTo(enumerated(at, eta), 9);
      }),
    );
  });

  test('as many as may share a place, by enumeration', () => {
    const at = [...Array<number>(MOST_TIED - 2).fill(1), 2, 2];
    const eta = at.map((_, i) => Math.sin(i));
    expect(density(listed(at), eta)).toBeCloseTo(enumerated(at, eta), 9);
  });

  test('gradient against finite differences, two lists of unlike classes with shared places', () => {
    fc.assert(
      fc.property(places, places, five, five, (one, other, first, second) => {
        const cells = [...listed(one, 0), ...listed(other, 1)];
        expectGradient(listLikelihood(shapeOf(cells, { coder: [null, null] })), [...first, ...second], []);
      }),
    );
  });

  test('lists of one number but of two classes are two lists', () => {
    const eta = [2, 0, -1, 1];
    const apart = density(listed([1, 2]), eta.slice(0, 2)) + density(listed([1, 2]), eta.slice(2));
    expect(density([...listed([1, 2], 0), ...listed([1, 2], 1)], eta)).toBeCloseTo(apart, 12);
    expect(density(listed([1, 2, 3, 4]), eta)).not.toBeCloseTo(apart, 2);
  });

  test('only differences count, and worths far apart stay finite', () => {
    const eta = [0.3, -1.2, 0.8];
    const moved = eta.map((x) => x + 7);
    expect(density(listed([2, 1, 3]), moved)).toBeCloseTo(density(listed([2, 1, 3]), eta), 9);
    expectFinite(listLikelihood(shapeOf(listed([1, 1, 2]))), [-900, 0, 900], []);
  });

  test('draws have the orders as often as their probabilities, and keep which places are shared', () => {
    const eta = Float64Array.of(1, 0, -0.5);
    const [random, likelihood] = [stream(6, 'lists'), listLikelihood(shapeOf(listed([1, 2, 3])))];
    const found = Array.from({ length: 20000 }, () => likelihood.simulate(eta, new Float64Array(0), random));
    for (const order of permutations([1, 2, 3])) {
      const share = found.filter((one) => one.join() === order.join()).length / found.length;
      expect(Math.abs(share - Math.exp(density(listed(order), [...eta])))).toBeLessThan(0.014);
    }
    const tied = listLikelihood(shapeOf(listed([1, 1, 3])));
    expect([...tied.simulate(eta, new Float64Array(0), random)].sort()).toEqual([1, 1, 3]);
  });
});

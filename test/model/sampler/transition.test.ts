import { expect, test } from 'vitest';
import { leapfrog } from '../../../src/model/sampler/leapfrog.js';
import { drawMomentum } from '../../../src/model/sampler/momentum.js';
import { phasePoint } from '../../../src/model/sampler/phase.js';
import { makeTrajectory } from '../../../src/model/sampler/trajectory.js';
import { transition } from '../../../src/model/sampler/transition.js';
import { type Random, stream } from '../../../src/stats/rng.js';
import { gaussian } from '../../support/densities.js';

const DENSITY = gaussian([0, 0, 0], [1, 0.3, 2], 0.7);
const STEP = 0.11;

type Momenta = readonly Float64Array[];

const sumOf = (momenta: Momenta) => [0, 1, 2].map((i) => momenta.reduce((sum, p) => sum + p[i]!, 0));
const apart = (from: Float64Array, to: Float64Array, between: Momenta) => {
  const sum = sumOf(between);
  const along = (p: Float64Array) => sum.reduce((total, s, i) => total + s * p[i]!, 0);
  return along(from) > 0 && along(to) > 0;
};

/** The three checks of two halves joined, each over a list of all the momenta it spans. */
const goesOn = (a: Momenta, b: Momenta) =>
  apart(a[0]!, b.at(-1)!, [...a, ...b]) &&
  apart(a[0]!, b[0]!, [...a, b[0]!]) &&
  apart(a.at(-1)!, b.at(-1)!, [a.at(-1)!, ...b]);

/** The same transition with every momentum kept in a list: its depth and the number of steps. */
function byLists(position: Float64Array, random: Random) {
  const metric = new Float64Array(3).fill(1);
  const momentum = new Float64Array(3);
  drawMomentum(momentum, metric, random);
  const at = () => {
    const point = phasePoint(3);
    point.position.set(position);
    point.momentum.set(momentum);
    point.logDensity = DENSITY(point.position, point.gradient);
    return point;
  };
  const ends = { forward: at(), backward: at() };
  let steps = 0;
  const grow = (depth: number, onward: boolean): Momenta | undefined => {
    if (depth === 0) {
      const point = onward ? ends.forward : ends.backward;
      leapfrog(point, onward ? STEP : -STEP, metric, DENSITY);
      steps += 1;
      return [point.momentum.slice()];
    }
    const first = grow(depth - 1, onward);
    const second = first && grow(depth - 1, onward);
    if (!second) return undefined;
    random();
    return goesOn(first, second) ? [...first, ...second] : undefined;
  };
  let all: Momenta = [momentum];
  for (let depth = 0; depth < 10; depth++) {
    const onward = random() > 0.5;
    const added = grow(depth, onward);
    if (!added) return { depth, steps };
    random();
    const old = onward ? all : all.toReversed();
    if (!goesOn(old, added)) return { depth: depth + 1, steps };
    all = onward ? [...old, ...added] : [...old, ...added].reverse();
  }
  return { depth: 10, steps };
}

test('trajectories end where lists of all their momenta say', () => {
  const t = makeTrajectory(DENSITY, 3, 10);
  t.stepSize = STEP;
  t.sample.logDensity = DENSITY(t.sample.position, t.sample.gradient);
  const depths = new Set<number>();
  for (let i = 0; i < 400; i++) {
    const expected = byLists(t.sample.position, stream(6, i));
    t.random = stream(6, i);
    transition(t);
    expect({ depth: t.depth, steps: t.leapfrogs }, `transition ${i}`).toEqual(expected);
    depths.add(t.depth);
  }
  expect(depths.size).toBeGreaterThan(2);
});

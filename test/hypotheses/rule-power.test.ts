import { expect, test } from 'vitest';
import { jointVerdict } from '../../src/hypotheses/axes.js';
import { above, chances, within } from '../../src/hypotheses/rule-power.js';
import { normal, normalCdf, normalQuantile, stream } from '../../src/stats/index.js';

const DRAWS = 20_000;
/** A prior that says next to nothing. */
const FLAT = 1e6;
const drawn = (name: string, sd: number) => {
  const random = stream(4, name);
  return Float64Array.from({ length: DRAWS }, () => 3 + sd * normal(random));
};
const flat = (at: number, sd: number, rope: number) =>
  normalCdf((rope - at) / sd) - normalCdf((-rope - at) / sd);

test('one slope: the chances are those of the normal distribution in closed form', () => {
  for (const [truth, sd] of [
    [0.7, 0.4],
    [0.35, 0.4],
    [0, 0.2],
  ] as const) {
    const found = chances([above(drawn(`slope ${sd}`, sd), FLAT)], [truth], 0.9);
    expect(found.supported).toBeCloseTo(normalCdf(truth / sd - normalQuantile(0.9)), 1.7);
    expect(found.contradicted).toBeCloseTo(normalCdf(-truth / sd - normalQuantile(0.9)), 1.7);
  }
});

test('four independent parts: the chance of all is the product of what each has, and less than any one of them', () => {
  const sds = [0.3, 0.08, 0.3, 0.08];
  const parts = sds.map((sd, k) =>
    k % 2 ? within(drawn(`part ${k}`, sd), FLAT, 0.2) : above(drawn(`part ${k}`, sd), FLAT),
  );
  const { supported, reachable } = chances(parts, [0.7, 0, 0.7, 0], 0.9);
  const slope = normalCdf(0.7 / 0.3 - normalQuantile(0.9));
  // The furthest a mean may lie from zero for its posterior still to be within the rope.
  let edge = 0;
  while (flat(edge, 0.08, 0.2) >= 0.9) edge += 1e-4;
  const inside = 2 * normalCdf(edge / 0.08) - 1;
  expect(supported).toBeCloseTo((slope * inside) ** 2, 1.7);
  expect(supported).toBeLessThan(slope);
  expect(reachable).toBe(true);
});

test('it agrees with data sets simulated one by one and judged by the rule itself', () => {
  const [sdA, sdB] = [0.25, 0.11];
  const found = chances([above(drawn('a', sdA), FLAT), within(drawn('b', sdB), FLAT, 0.2)], [0.5, 0.1], 0.9);
  const random = stream(8, 'simulated');
  const count = { supported: 0, contradicted: 0, not_determined: 0, imprecise: 0 };
  for (let i = 0; i < DRAWS; i++) {
    const [a, b] = [0.5 + sdA * normal(random), 0.1 + sdB * normal(random)];
    const held = [normalCdf(a / sdA), flat(b, sdB, 0.2)];
    count[
      jointVerdict(
        held,
        held.map((p) => 1 - p),
        0.9,
      )
    ] += 1;
  }
  expect(found.supported).toBeCloseTo(count.supported / DRAWS, 1.7);
  expect(found.contradicted).toBeCloseTo(count.contradicted / DRAWS, 1.7);
});

test('a posterior too wide for the bounds cannot support whatever comes', () => {
  const wide = chances([within(drawn('wide', 0.3), FLAT, 0.2)], [0], 0.9);
  expect(wide).toMatchObject({ supported: 0, reachable: false });
});

test('under a prior that says something it agrees with a conjugate model whose data are simulated', () => {
  const [prior, error, certainty, rope] = [0.7, 0.5, 0.9, 0.4];
  const sd = 1 / Math.sqrt(1 / prior ** 2 + 1 / error ** 2);
  const draws = drawn('conjugate', sd);
  const random = stream(11, 'conjugate');
  for (const truth of [0, 0.35, 0.7, 1.4]) {
    const means = Float64Array.from(
      { length: DRAWS },
      () => ((truth + error * normal(random)) * sd ** 2) / error ** 2,
    );
    const positive = means.filter((at) => normalCdf(at / sd) >= certainty).length / DRAWS;
    const inside = means.filter((at) => 1 - flat(at, sd, rope) >= certainty).length / DRAWS;
    expect(chances([above(draws, prior)], [truth], certainty).supported).toBeCloseTo(positive, 1.7);
    expect(chances([within(draws, prior, rope)], [truth], certainty).contradicted).toBeCloseTo(inside, 1.7);
  }
});

test('a posterior no narrower than its prior is moved by nothing', () => {
  const blind = chances([above(drawn('blind', 0.7), 0.7)], [5], 0.9);
  expect(blind.supported).toBeLessThan(0.01);
  expect(chances([above(drawn('blinder', 0.71), 0.7)], [5], 0.9)).toEqual({
    supported: 0,
    contradicted: 0,
    reachable: false,
  });
});

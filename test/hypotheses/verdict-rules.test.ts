import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { jointVerdict } from '../../src/hypotheses/axes.js';
import { channelsVerdict } from '../../src/hypotheses/channels.js';
import { closuresVerdict } from '../../src/hypotheses/closures.js';
import { formVerdict } from '../../src/hypotheses/form-reality.js';
import { sequenceVerdict } from '../../src/hypotheses/sequence.js';
import { spreadVerdict } from '../../src/hypotheses/setting.js';
import { VERDICT_RULES, withRule } from '../../src/hypotheses/verdict-rules.js';
import type { HypothesisResult } from '../../src/types.js';
import { RULES } from '../support/hypotheses.js';

const PS = [0.001, 0.0166, 0.0167, 0.049, 0.05, 0.3, 0.9];
const POWERS = [0, 0.79, 0.8, 1];
const BOUNDS = [0.1, 0.35, 0.36, 0.99, 1, 1.01];
const PROBABILITIES = [0, 0.1, 0.11, 0.5, 0.89, 0.9, 1];
const cross = <A, B>(as: readonly A[], bs: readonly B[]) => as.flatMap((a) => bs.map((b) => [a, b] as const));
const pairs = cross(PROBABILITIES, PROBABILITIES);

/** Verdicts over a grid that has every threshold and both of its sides. */
const GRIDS: Readonly<Record<keyof typeof VERDICT_RULES, readonly string[]>> = {
  stratified: cross(cross(PS, POWERS), cross(BOUNDS, BOUNDS)).map(([[p, power], [q5, q95]]) =>
    spreadVerdict(RULES, p, { q5, q95 }, power),
  ),
  sequence: cross(cross(cross(PS, PS), cross(PS, POWERS)), cross([-0.1, 0, 0.1], [-0.1, 0, 0.1])).map(
    ([[[precedence, breadth], [containment, power]], [ahead, more]]) =>
      sequenceVerdict(RULES, { precedence, breadth, containment }, { ahead, more }, power),
  ),
  closures: cross(cross(PS, [false, true]), cross(BOUNDS, BOUNDS)).map(([[p, attainable], [q5, q95]]) =>
    closuresVerdict(RULES, p, { q5, q95 }, attainable),
  ),
  channels: cross(cross(PS, PS), cross(POWERS, POWERS)).map(([ps, halves]) =>
    channelsVerdict(RULES, ps, halves),
  ),
  form: cross(PS, POWERS).map(([p, power]) => formVerdict(RULES, p, power)),
  'axes-independence': pairs.map((inside) =>
    jointVerdict(
      inside,
      inside.map((p) => 1 - p),
      0.9,
    ),
  ),
  'axes-dissociation': cross(pairs, pairs).map(([parts, against]) => jointVerdict(parts, against, 0.9)),
  'axes-slope': PROBABILITIES.map((p) => jointVerdict([p], [1 - p], 0.9)),
};

const hash = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12);

/** Of each rule its version, and hashes of its words and of its verdicts: who changes one of them raises the version and writes both anew. */
const PINNED: Readonly<Record<string, readonly [version: number, words: string, verdicts: string]>> = {
  stratified: [2, 'acf9912fa2a1', '24747d3bee31'],
  sequence: [1, '2394e5048153', 'c2c243c4dddd'],
  closures: [2, 'a98bb0a2e15e', '768e64ce4605'],
  channels: [1, '189edcc414b8', '37d1d6c0cf9c'],
  form: [1, '64c9fb06eafe', '7329956d8c16'],
  'axes-independence': [1, 'd6734c698dbb', '879b1070546c'],
  'axes-dissociation': [1, '41e76c06dafa', '49bcd9930bb8'],
  'axes-slope': [1, '13afbb9b2418', '8bdc3fcd857d'],
};

test.each(Object.keys(GRIDS) as (keyof typeof GRIDS)[])('%s: words, version and code go together', (rule) => {
  const { version, text } = VERDICT_RULES[rule];
  const found = [version, hash(text), hash(GRIDS[rule])];
  expect(found, `${rule}: raise its version if words or code have changed`).toEqual(PINNED[rule]);
  expect(new Set(GRIDS[rule]).size).toBe(3);
});

test('the digest of a result changes with the thresholds, and with the rule it is decided by', () => {
  const result = (id: string, rules: string) => withRule({ id, rules } as HypothesisResult);
  const digests = [
    result('stratified-uniform-incoming', 'a'),
    result('stratified-uniform-incoming', 'b'),
    result('axes-alignment', 'a'),
    result('axes-dissociation', 'a'),
  ].map(({ rules }) => rules);
  expect(new Set(digests).size).toBe(4);
  expect(result('axes-alignment', 'a').rule).toEqual(VERDICT_RULES['axes-slope']);
});

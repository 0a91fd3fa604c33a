import { describe, expect, test } from 'vitest';
import type { Checkpoint } from '../../../src/model/sampler/checkpoint.js';
import { sample } from '../../../src/model/sampler/sample.js';
import { gaussian } from '../../support/densities.js';

const density = gaussian([0, 5], [1, 3], 0.5);
const options = { seed: 3, warmup: 160, draws: 40, chains: 2 };
const whole = sample(density, 2, options);

function checkpoints(): Checkpoint[] {
  const all: Checkpoint[] = [];
  sample(density, 2, { ...options, checkpointEvery: 1, onCheckpoint: (one) => all.push(one) });
  return all;
}

describe('a chain that goes on', () => {
  const all = checkpoints();

  test.each([1, 24, 99, 100, 109, 110, 159, 160, 161, 199, 200])(
    'from iteration %i comes to the same end, bit for bit',
    (at) => {
      const resume = all.filter(({ iteration }) => iteration === at);
      const before = structuredClone(resume);
      expect(sample(density, 2, { ...options, resume })).toEqual(whole);
      expect(resume).toEqual(before);
    },
  );

  test('does not go on in another run', () => {
    const resume = all.filter(({ iteration }) => iteration === 50);
    expect(() => sample(density, 2, { ...options, seed: 4, resume })).toThrow(
      /chain 1: the checkpoint is of another run: .*"seed":3.* instead of .*"seed":4/,
    );
  });
});

describe('a seed', () => {
  test('decides the draws, and another seed gives others', () => {
    expect(sample(density, 2, options)).toEqual(whole);
    expect(sample(density, 2, { ...options, seed: 4 })[0]!.draws).not.toEqual(whole[0]!.draws);
    expect(whole[0]!.draws).not.toEqual(whole[1]!.draws);
  });

  test('and a chain is the same beside however many others', () => {
    expect(sample(density, 2, { ...options, chains: 1 })).toEqual(whole.slice(0, 1));
  });
});

describe('options out of range', () => {
  test.each([
    [{ seed: Number.NaN }, 'seed: NaN is not a finite number'],
    [{ seed: 1, draws: 0 }, 'draws: 0 is not a whole number of at least 1'],
    [{ seed: 1, chains: 1.5 }, 'chains: 1.5 is not a whole number'],
    [{ seed: 1, targetAcceptance: 1 }, 'targetAcceptance: 1 is not between 0 and 1'],
    [{ seed: 1, initial: () => new Float64Array(3) }, 'chain 1: the start has 3 coordinates, the density 2'],
  ])('%j', (bad, message) => {
    expect(() => sample(density, 2, bad)).toThrow(message);
  });
});

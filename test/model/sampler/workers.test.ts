import { existsSync } from 'node:fs';
import { deserialize, serialize } from 'node:v8';
import { describe, expect, test } from 'vitest';
import type { Checkpoint } from '../../../src/model/sampler/checkpoint.js';
import type { Progress } from '../../../src/model/sampler/options.js';
import { sample } from '../../../src/model/sampler/sample.js';
import type * as Workers from '../../../src/model/sampler/sample-in-workers.js';
import { normals } from '../../support/densities.mjs';

// Threads run compiled code, so they are tested as compiled.
const COMPILED = new URL('../../../dist/model/sampler/sample-in-workers.js', import.meta.url);
if (!existsSync(COMPILED)) throw new Error('dist is missing; run "npm run compile" first');
const { sampleInWorkers } = (await import(COMPILED.href)) as typeof Workers;

const module = new URL('../../support/densities.mjs', import.meta.url);
const input = { sd: [1, 0.1, 20] };
const options = { seed: 11, warmup: 120, draws: 80, chains: 3 };
const { dimension, logDensityAndGradient, keep } = normals(input);
const inProcess = sample(logDensityAndGradient, dimension, { ...options, keep });

describe('threads', () => {
  test('give the draws of one process, bit for bit, and tell how far they are', async () => {
    const told: Progress[] = [];
    const chains = await sampleInWorkers(
      { module, name: 'normals', input },
      { ...options, onProgress: (progress) => told.push(progress) },
    );
    expect(chains).toEqual(inProcess);
    const ends = told.filter(({ iteration }) => iteration === 200);
    expect(ends.map(({ chain }) => chain).sort()).toEqual([0, 1, 2]);
    expect(ends.every(({ warmup, iterations }) => !warmup && iterations === 200)).toBe(true);
  });

  test('go on from checkpoints that were written down, to the same end', async () => {
    const written: Buffer[] = [];
    await sampleInWorkers(
      { module, name: 'normals', input },
      { ...options, checkpointEvery: 50, onCheckpoint: (one) => written.push(serialize(one)) },
    );
    const all = written.map((one) => deserialize(one) as Checkpoint);
    // One chain in its warm-up, one among its draws, one not begun.
    const resume = [
      all.find(({ chain, iteration }) => chain === 0 && iteration === 50),
      all.find(({ chain, iteration }) => chain === 1 && iteration === 150),
      undefined,
    ];
    expect(resume[1]?.recorded.logDensity).toHaveLength(30);
    const chains = await sampleInWorkers({ module, name: 'normals', input }, { ...options, resume });
    expect(chains).toEqual(inProcess);
  });

  test.each([0, -1, 0.5, Number.NaN])(
    '%s of them are refused, since no chain would be drawn',
    async (threads) => {
      const source = { module, name: 'normals', input };
      await expect(sampleInWorkers(source, { ...options, threads })).rejects.toThrow(
        `threads: ${threads} is not`,
      );
    },
  );

  test.each([
    ['brokenForTheSecond', 'chain 2: density or gradient are not finite at any of 100 starts'],
    ['absent', /^chain [12]: absent of .* is not a function$/],
  ])('%s: the chain that fails is named, with the reason', async (name, message) => {
    await expect(sampleInWorkers({ module, name, input }, options)).rejects.toThrow(message);
  });
});

import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { inspectCodebook } from '../../src/texts/codebook.js';
import { packFolder } from '../support/packs.js';

const russia = fileURLToPath(new URL('../../codebooks/russia', import.meta.url));

test.each([
  ['packs/dprk-asean', packFolder('dprk-asean'), false],
  ['packs/example', packFolder('example'), false],
  ['codebooks/russia', russia, true],
])('%s: every example is coded as it says, and every cue has its use', async (_, directory, alone) => {
  const reading = await inspectCodebook(directory);
  expect(reading?.issues).toEqual([]);
  expect(reading?.alone).toBe(alone);
  expect(reading?.summary?.variables).toBe(9);
});

test('a folder without codebook.yml holds none', async () => {
  expect(await inspectCodebook(fileURLToPath(new URL('../../schemas', import.meta.url)))).toBeUndefined();
});

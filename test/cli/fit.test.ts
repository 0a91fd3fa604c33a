import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tierline } from '../support/cli.js';
import { EXAMPLE, examplePack, scratch } from '../support/example.js';
import { packFolder } from '../support/packs.js';
import { SMALL_LATENT } from '../support/small-latent.js';

const DPRK = packFolder('dprk-asean');
/** A copy, since what is not refused would be written. */
const LATENT = examplePack(SMALL_LATENT);
const OUT = join(scratch(), 'none');

describe('a fit that cannot be made is refused at once', () => {
  test.each([
    ['a pack without a latent model', [EXAMPLE], 'has no latent.yml'],
    ['another seed into the pack', [DPRK, '--seed', '3'], 'name a folder with --out'],
    ['no draws', [DPRK, '--draws', '0', '--out', OUT], 'draws: 0 are too few'],
    ['one chain', [DPRK, '--chains', '1', '--out', OUT], 'chains: 1 are too few'],
    ['more draws than latent.yml may have', [LATENT, '--draws', '10001', '--out', OUT], 'give at most 10000'],
    ['more chains than latent.yml may have', [LATENT, '--chains', '17', '--out', OUT], 'give at most 16'],
    ['no thread, before anything is read', ['nowhere', '--threads', '0'], 'give at least 1'],
    ['no thread, without something', [LATENT, '--threads', '0', '--without', 'visits'], 'give at least 1'],
    ['draws into the pack', [LATENT, '--parquet', join(LATENT, 'sources.csv')], 'is in the pack'],
    [
      'draws into a folder of the pack',
      [LATENT, '--parquet', join(LATENT, 'more/a.parquet')],
      'is in the pack',
    ],
    ['draws into what is a folder', [LATENT, '--parquet', scratch()], 'is there and is no plain file'],
    [
      'a file for a folder',
      [LATENT, '--out', join(LATENT, 'sources.csv')],
      'sources.csv is no folder; name another',
    ],
    ['a seed that is no number', [DPRK, '--seed', 'x'], 'a seed is a whole number'],
  ])('%s', async (_, args, message) => {
    const { code, stderr } = await tierline('fit', ...args);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('pilot');
  });
});

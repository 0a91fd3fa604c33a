import { describe, expect, test } from 'vitest';
import { tierline } from '../support/cli.js';
import { EXAMPLE } from '../support/example.js';
import { packFolder } from '../support/packs.js';

const DPRK = packFolder('dprk-asean');

describe('a fit that cannot be made is refused at once', () => {
  test.each([
    ['a pack without a latent model', [EXAMPLE], 'has no latent.yml'],
    ['another seed into the pack', [DPRK, '--seed', '3'], 'name a folder with --out'],
    ['no draws', [DPRK, '--draws', '0', '--out', 'none'], 'draws: 0 are too few'],
    ['one chain', [DPRK, '--chains', '1', '--out', 'none'], 'chains: 1 are too few'],
    ['a seed that is no number', [DPRK, '--seed', 'x'], 'a seed is a whole number'],
  ])('%s', async (_, args, message) => {
    const { code, stderr } = await tierline('fit', ...args);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });
});

import { expect, test } from 'vitest';
import type { EstimateTopic } from '../../src/types.js';
import { tierline, tierlineJson } from '../support/cli.js';

const PACK = 'packs/dprk-asean';

test('a share is printed with its denominator, and conflicts beside the figure', async () => {
  const { code, stdout } = await tierline('estimates', PACK, '--topic', 'theft-2025');
  expect(code).toBe(0);
  expect(stdout).toContain('about 59 % of all crypto stolen worldwide in 2025 ($3.4bn)');
  expect(stdout).toMatch(/Elliptic +at least \$2bn +2025-01 to 2025-09 .* msmt-2025\n/);
});

test('JSON gives the topics; an unknown one is a wrong argument that names those there are', async () => {
  const { topics } = await tierlineJson<{ topics: EstimateTopic[] }>(
    'estimates',
    PACK,
    '--as-of',
    '2025-11-30',
  );
  const of2025 = topics.find(({ topic }) => topic === 'theft-2025')?.estimates.map(({ id }) => id);
  expect(of2025).toEqual(['elliptic-2025', 'msmt-2025']);
  const wrong = await tierline('estimates', PACK, '--topic', 'theft-1999');
  expect(wrong).toMatchObject({ code: 1 });
  expect(wrong.stderr).toContain('theft-2025');
});

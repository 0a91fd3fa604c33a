import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { serve } from '../../src/server/serve.js';

test('a web that has not been compiled is said before anything is built', async () => {
  const web = await mkdtemp(join(tmpdir(), 'tierline-no-web-'));
  await expect(serve('nowhere', { port: 0, out: 'nowhere', web })).rejects.toThrow('npm run compile');
});

import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import type { Served } from '../../src/server/serve.js';
import { ask, served } from '../support/served.js';

let server: Served | undefined;
afterEach(async () => {
  vi.restoreAllMocks();
  await server?.close();
});

/** Threads whose first task fails, as one that died or found no room would; those after it are as ever. */
async function failingOnce(folder: string): Promise<URL> {
  const real = new URL('../../dist/server/worker.js', import.meta.url).href;
  const file = join(folder, 'worker.mjs');
  const mark = JSON.stringify(join(folder, 'mark'));
  await writeFile(
    file,
    `import { existsSync, writeFileSync } from 'node:fs';
import * as real from ${JSON.stringify(real)};
export async function rebuild(task) {
  if (existsSync(${mark})) return real.rebuild(task);
  writeFileSync(${mark}, '');
  throw new Error('the disk is full');
}
`,
  );
  return pathToFileURL(file);
}

test('a renewal that fails for no fault of the pack is tried again though no file changes', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tierline-workbench-'));
  const pack = join(folder, 'pack');
  await cp('packs/example', pack, { recursive: true });
  server = await served(pack, { worker: await failingOnce(folder) });
  const { url } = server;
  const health = async () => (await ask(url, '/healthz')).json;
  const until = async (wanted: string) => {
    for (;;) {
      const answer = await health();
      if (answer.status === wanted) return answer;
      await wait(100);
    }
  };
  const { digest } = await health();
  const manifest = await readFile(join(pack, 'pack.yml'), 'utf8');
  await writeFile(join(pack, 'pack.yml'), manifest.replace(/^title:.*$/m, 'title: Another title'));
  expect((await until('held')).problem).toBe('the disk is full');
  const now = Date.now;
  vi.spyOn(Date, 'now').mockImplementation(() => now() + 60_000);
  expect((await until('ok')).digest).not.toBe(digest);
  expect((await ask(url, '/api/build')).json.title).toBe('Another title');
}, 120_000);

import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Served } from '../../src/server/serve.js';
import { ask, served } from '../support/served.js';

let pack: string;
let server: Served;
beforeAll(async () => {
  pack = await mkdtemp(join(tmpdir(), 'tierline-pack-'));
  await cp('packs/example', pack, { recursive: true });
  server = await served(pack);
}, 60_000);
afterAll(() => server.close());

const build = async () => (await ask(server.url, '/api/build')).json;

/** Asks until the answer is as wanted; the test as a whole has a limit. */
async function until(wanted: (answer: { digest: string; problem: string | null }) => boolean) {
  for (;;) {
    const answer = await build();
    expect(answer.digest).toMatch(/^[0-9a-f]{64}$/);
    if (wanted(answer)) return answer;
    await wait(200);
  }
}

test('a pack that changes is served anew, one that cannot be read leaves the last good build, which says why', async () => {
  const manifest = join(pack, 'pack.yml');
  const before = await readFile(manifest, 'utf8');
  const first = await build();
  expect(first.problem).toBeNull();

  await writeFile(manifest, before.replace(/^title:.*$/m, 'title: Another title'));
  const second = await until(({ digest }) => digest !== first.digest);
  expect(second.title).toBe('Another title');
  const tiers = await ask(server.url, '/api/tiers');
  expect(tiers.json.digest).toBe(second.digest);
  expect(tiers.headers.get('x-tierline-digest')).toBe(second.digest);

  await writeFile(manifest, 'title: [broken');
  const held = await until(({ problem }) => problem !== null);
  expect(held.digest).toBe(second.digest);
  expect(held.problem).toContain('pack.yml');
  expect((await ask(server.url, '/healthz')).json).toMatchObject({ status: 'held', digest: second.digest });
  expect((await ask(server.url, '/api/claims')).status).toBe(200);

  await writeFile(manifest, before.replace(/^title:.*$/m, 'title: Another title'));
  const mended = await until(({ problem }) => problem === null);
  expect(mended.digest).toBe(second.digest);
  expect((await ask(server.url, '/healthz')).json.status).toBe('ok');
}, 120_000);

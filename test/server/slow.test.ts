import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Value from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { history } from '../../src/server/resources/history.js';
import type { Served } from '../../src/server/serve.js';
import { tierlineJson } from '../support/cli.js';
import { ask, served } from '../support/served.js';

const PACK = 'packs/example';
let out: string;
let server: Served;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'tierline-slow-'));
  server = await served(PACK, { out });
}, 60_000);
afterAll(() => server.close());

async function untilReady() {
  for (;;) {
    const answer = await ask(server.url, '/api/history');
    if (answer.status !== 202) return answer;
    await wait(100);
  }
}

describe('what takes seconds is made in threads', () => {
  test('the replay: 202 with how far it is, then the entries, which are kept beside the build', async () => {
    const first = await ask(server.url, '/api/history');
    expect(first.status).toBe(202);
    expect(first.json).toEqual({ ready: false, done: 0, of: expect.any(Number) });
    expect(first.headers.get('etag')).toBeNull();
    const { status, json } = await untilReady();
    expect(status).toBe(200);
    expect([...Value.Errors(history.response, json)].slice(0, 3)).toEqual([]);
    expect(json).toHaveLength(first.json.of);
    const kept = JSON.parse(await readFile(join(out, 'example', 'history.json'), 'utf8'));
    expect(kept.entries).toEqual(json);
    const again = await served(PACK, { out });
    try {
      expect((await ask(again.url, '/api/history')).json).toEqual(json);
    } finally {
      await again.close();
    }
  });

  test('a what-if: other questions are answered meanwhile, and it says what the command line says', async () => {
    const asked = ask(server.url, '/api/impact/gazette-2017?whatIf=true');
    let done = false;
    void asked.finally(() => {
      done = true;
    });
    expect((await ask(server.url, '/api/tiers')).status).toBe(200);
    expect(done).toBe(false);
    const { json } = await asked;
    expect(json).toEqual(await tierlineJson('impact', PACK, 'gazette-2017', '--what-if'));
    expect(json.moves.length).toBeGreaterThan(0);
  });
});

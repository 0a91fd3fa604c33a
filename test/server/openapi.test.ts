import { createConfig, lintFromString } from '@redocly/openapi-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS } from '../../src/server/actions.js';
import { DOWNLOADS } from '../../src/server/downloads.js';
import { RESOURCES } from '../../src/server/resources.js';
import type { Served } from '../../src/server/serve.js';
import { ask, served } from '../support/served.js';

const TOKEN = 'a-token-of-some-length';
let server: Served;
let locked: Served;
beforeAll(async () => {
  server = await served();
  locked = await served('packs/example', { token: TOKEN });
}, 60_000);
afterAll(() => Promise.all([server.close(), locked.close()]));

describe('the description of the server', () => {
  test.each([
    ['open', () => server],
    ['locked by a token', () => locked],
  ])('of one %s passes the recommended rules of Redocly, all of them', async (_, of) => {
    const { text, json } = await ask(of().url, '/api/openapi.json', {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    expect(json.openapi).toBe('3.1.0');
    const config = await createConfig({ extends: ['recommended'] });
    const problems = await lintFromString({ source: text, config });
    expect(problems.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
      [],
    );
  });

  test('names every path that there is', async () => {
    const { json } = await ask(server.url, '/api/openapi.json');
    const expected = [...RESOURCES, ...DOWNLOADS, ...ACTIONS].map(
      ({ path }) => `/api/${path.replace(/:(\w+)/g, '{$1}')}`,
    );
    expect(Object.keys(json.paths).sort()).toEqual([...expected, '/api/openapi.json', '/healthz'].sort());
  });
});

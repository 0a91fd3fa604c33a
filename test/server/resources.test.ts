import Value from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { RESOURCES } from '../../src/server/resources.js';
import type { Served } from '../../src/server/serve.js';
import { tierlineJson } from '../support/cli.js';
import { ask, served } from '../support/served.js';

let server: Served;
let bundled: Served;
beforeAll(async () => {
  [server, bundled] = await Promise.all([served(), served('packs/dprk-asean')]);
}, 120_000);
afterAll(() => Promise.all([server.close(), bundled.close()]));

const get = (path: string, from = server) => ask(from.url, `/api/${path}`);

describe.each([
  ['of the example', 'XAA', () => server],
  ['of the bundled pack', 'VNM', () => bundled],
])('every resource %s', (_, code, from) => {
  const asked = (path: string) => path.replace(':code', code).replace(':id', `tier.${code}`);

  test.each(
    RESOURCES.filter(({ path }) => path !== 'history').map((resource) => [resource.path, resource] as const),
  )('%s answers in the shape it declares', async (path, { response }) => {
    const { status, json, headers } = await get(asked(path), from());
    expect(status).toBe(200);
    expect([...Value.Errors(response, json)].slice(0, 3)).toEqual([]);
    expect(headers.get('x-tierline-digest')).toMatch(/^[0-9a-f]{64}$/);
  });

  test.each(RESOURCES.filter(({ ids }) => ids).map(({ path }) => path))(
    '%s: what nothing is called is 404 with what to ask instead',
    async (path) => {
      const { status, json } = await get(path.replace(/:\w+/, 'nobody'), from());
      expect(status).toBe(404);
      expect(json).toEqual({
        error: {
          code: 'unknown_id',
          message: expect.stringContaining('nobody'),
          hint: expect.stringMatching(/\w/),
        },
      });
    },
  );
});

describe('the same as the command line prints', () => {
  const PACK = 'packs/example';
  /** Digests differ by the engine's files, compiled or not. */
  const undated = (value: unknown) => JSON.parse(JSON.stringify(value).replaceAll(/"digest":"\w+",?/g, ''));

  test.each([
    ['tiers', ['tiers', PACK]],
    ['gap', ['gap', PACK]],
    ['claims', ['claims', PACK]],
    ['hypotheses', ['hypotheses', PACK]],
    ['backtest', ['backtest', PACK]],
    ['sensitivity', ['tiers', PACK, '--sensitivity']],
    ['evidence', ['evidence', PACK]],
    ['evidence?partner=XAA&ledger=visits', ['evidence', PACK, '--partner', 'XAA', '--ledger', 'visits']],
    ['trace/tier.XAA', ['trace', PACK, 'tier.XAA']],
    ['impact/gazette-2017', ['impact', PACK, 'gazette-2017']],
  ])('%s', async (path, verb) => {
    const { json } = await get(path);
    expect(undated(json)).toEqual(undated(await tierlineJson(...verb)));
  });
});

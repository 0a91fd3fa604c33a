import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Served, serve } from '../../src/server/serve.js';
import { ask, served } from '../support/served.js';

const TOKEN = 'a-token-of-some-length';
let server: Served;
let locked: Served;
beforeAll(async () => {
  server = await served();
  locked = await served('packs/example', { token: TOKEN });
}, 60_000);
afterAll(() => Promise.all([server.close(), locked.close()]));

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  ask(server.url, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

/** A request whose path and host are sent as they stand; fetch would put them right. */
function raw(path: string, headers: Record<string, string> = {}): Promise<{ status: number; text: string }> {
  const { port } = new URL(server.url);
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port, path, headers }, (response) => {
      let text = '';
      response.on('data', (chunk) => {
        text += chunk;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, text }));
    })
      .on('error', fail)
      .end();
  });
}

const hasIPv6 = () =>
  Object.values(networkInterfaces()).some((all = []) => all.some(({ family }) => family === 'IPv6'));

/** An address of this machine beside loopback where there is one, as a neighbour would use it. */
function addressOf(host: string): string {
  const family = host === '::' ? 'IPv6' : 'IPv4';
  const found = Object.values(networkInterfaces())
    .flatMap((addresses = []) => addresses)
    .find((one) => one.family === family && !one.internal && one.scopeid === undefined);
  if (family === 'IPv6') return `[${found?.address ?? '::1'}]`;
  return found?.address ?? '127.0.0.1';
}

const failure = (code: string) => ({
  error: { code, message: expect.stringMatching(/\w/), hint: expect.stringMatching(/\w/) },
});
const noTrace = (text: string) => expect(text).not.toMatch(/\bat .*\.[jt]s:\d+|node_modules|\/src\//);

describe('a wrong question has an answer in the one shape of errors', () => {
  test.each([
    ['/api/nothing', 404, 'not_found'],
    ['/api/', 404, 'not_found'],
    ['/api/evidence?limit=-1', 400, 'bad_request'],
    ['/api/evidence?limit=many', 400, 'bad_request'],
    ['/api/evidence?colour=red', 400, 'bad_request'],
    ['/api/tiers?asOf=2024-13-45', 400, 'bad_request'],
    ['/api/impact/gazette-2017?whatIf=perhaps', 400, 'bad_request'],
    ['/api/partners/ZZZ', 404, 'unknown_id'],
    ['/api/trace/..%2f..%2fetc%2fpasswd', 404, 'unknown_id'],
    ['/api/trace/%E0%A4%A', 400, 'bad_request'],
    ['/assets/nothing.js', 404, 'not_found'],
  ])('%s', async (path, status, code) => {
    const answer = await raw(path);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toEqual(failure(code));
    noTrace(answer.text);
  });

  test.each([240, 2000])('an id of %d letters', async (length) => {
    const { status, text } = await raw(`/api/trace/${'x'.repeat(length)}`);
    expect(status).toBe(400);
    expect(JSON.parse(text)).toEqual(failure('bad_request'));
  });

  test.each(['PUT', 'DELETE', 'PATCH', 'POST'])('%s of what is only read', async (method) => {
    const { status, json } = await ask(server.url, '/api/tiers', { method });
    expect(status).toBe(404);
    expect(json).toEqual(failure('not_found'));
  });

  test('any id and any path: 200, 400 or 404, never the inside', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('/api/trace/', '/api/impact/', '/api/partners/', '/api/', '/'),
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.webPath(),
          fc.constantFrom('../../x', '%00', "' OR 1=1 --", '\\..\\'),
        ),
        async (start, rest) => {
          const { status, text } = await raw(`${start}${encodeURIComponent(rest)}`);
          expect([200, 400, 404]).toContain(status);
          noTrace(text);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a path that climbs reads nothing but the page', async () => {
    for (const path of [
      '/../../package.json',
      '/..%2f..%2fpackage.json',
      '/assets/../../package.json',
      '/%2e%2e/package.json',
    ]) {
      const { text } = await raw(path);
      expect(text).not.toContain('"dependencies"');
    }
  });
});

describe('bodies', () => {
  test('a paste of 10 MB is refused by its size', async () => {
    const { status, json } = await post('/api/text', { text: 'x'.repeat(10 * 2 ** 20) });
    expect(status).toBe(413);
    expect(json).toEqual(failure('too_large'));
  });

  test.each([
    ['too long a text', '/api/text', { text: 'x'.repeat(200_000) }],
    ['a language that is no code', '/api/text', { text: 'A text', language: 'english' }],
    ['no day of the calendar', '/api/text', { text: 'A text', date: '2024-02-31' }],
    ['no text', '/api/text', { text: '' }],
    ['half of its JSON', '/api/text', '{"text":'],
    ['a number for SQL', '/api/query', { sql: 7, more: true }],
    ['nothing', '/api/query', {}],
  ])('%s is 400', async (_, path, body) => {
    const { status, json, text } = await post(path, body);
    expect(status).toBe(400);
    expect(json).toEqual(failure('bad_request'));
    noTrace(text);
  });

  test('what a page of somebody can send without being asked is refused', async () => {
    const { status } = await post('/api/query', '{"sql":"SELECT 1"}', { 'content-type': 'text/plain' });
    expect(status).toBe(400);
    const foreign = await post('/api/query', { sql: 'SELECT 1' }, { origin: 'https://example.org' });
    expect(foreign.status).toBe(403);
    expect(foreign.json).toEqual(failure('foreign_host'));
  });
});

describe('who may ask', () => {
  test('a name that somebody pointed at this machine is refused on loopback', async () => {
    const { status, text } = await raw('/api/tiers', { host: 'evil.example.org:80' });
    expect(status).toBe(403);
    expect(JSON.parse(text)).toEqual(failure('foreign_host'));
    for (const host of ['localhost:8642', '127.0.0.1', '[::1]:8642'])
      expect((await raw('/api/build', { host })).status).toBe(200);
  });

  test('with a token: nothing without it, all with it in a header or, once it stood in the address, a cookie', async () => {
    const { origin } = new URL(locked.url);
    for (const path of ['/', '/api/tiers', '/assets/app.js']) {
      const { status, json } = await ask(origin, path);
      expect(status, path).toBe(401);
      expect(json).toEqual(failure('unauthorized'));
    }
    expect((await ask(origin, '/healthz')).status).toBe(200);
    expect((await ask(origin, '/api/tiers?token=another-token-of-length')).status).toBe(401);
    expect((await ask(origin, '/api/tiers', { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(
      200,
    );
    const first = await ask(origin, `/partner/XAA?token=${TOKEN}&axis=slack`, { redirect: 'manual' });
    expect(first.status).toBe(303);
    expect(first.headers.get('location')).toBe('/partner/XAA?axis=slack');
    const cookie = first.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/);
    const [pair = ''] = cookie.split(';');
    expect((await ask(origin, '/api/tiers', { headers: { cookie: pair } })).status).toBe(200);
    expect(locked.url).toBe(`${origin}/?token=${TOKEN}`);
  });

  test.each(['0.0.0.0', '::'])(
    'on %s, where others can reach it, by the token and by no other',
    async (host) => {
      if (host === '::' && !hasIPv6()) return;
      const others = await served('packs/example', { host, token: TOKEN });
      try {
        const { port } = new URL(others.url);
        const reached = addressOf(host);
        const from = (path: string, headers: Record<string, string> = {}) =>
          ask(`http://${reached}:${port}`, path, { headers });
        expect((await from('/api/tiers')).status).toBe(401);
        expect((await from('/')).json).toEqual(failure('unauthorized'));
        for (const wrong of ['', 'another-token-of-length', TOKEN.slice(1), `${TOKEN}x`])
          expect((await from('/api/tiers', { authorization: `Bearer ${wrong}` })).status, wrong).toBe(401);
        expect((await from('/api/tiers', { cookie: 'tierline_token=another-token-of-length' })).status).toBe(
          401,
        );
        const admitted = await from('/api/tiers', { authorization: `Bearer ${TOKEN}` });
        expect(admitted.status).toBe(200);
        expect(admitted.headers.get('x-ratelimit-limit')).toBe('1200');
      } finally {
        await others.close();
      }
    },
  );

  test.each([
    [{ host: '0.0.0.0' }, 'give a --token'],
    [{ host: '::' }, 'give a --token'],
    [{ host: '0.0.0.0', token: 'short' }, 'give 16 or more'],
    [{ token: 'a token with blanks in it' }, 'letters, digits'],
  ])('%o is refused before anything is built', async (options, message) => {
    await expect(serve('nowhere', { port: 0, out: 'nowhere', ...options })).rejects.toThrow(message);
  });

  test('a port that is taken is a wrong argument with a way out', async () => {
    const port = Number(new URL(server.url).port);
    // Said before anything is built: there is no such pack.
    const error = await served('packs/nowhere', { port }).catch((caught: unknown) => caught);
    expect((error as Error).constructor.name).toBe('UsageError');
    expect((error as Error).message).toMatch(/is taken; give another with --port/);
  });
});

describe('headers', () => {
  test('nothing from elsewhere and nothing inline may run, and nobody may frame it', async () => {
    for (const path of ['/', '/api/tiers', '/partner/XAA']) {
      const { headers } = await ask(server.url, path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe|https?:|\*/);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  test('what has not changed is not sent again', async () => {
    const first = await ask(server.url, '/api/tiers');
    const etag = first.headers.get('etag') ?? '';
    const again = await ask(server.url, '/api/tiers', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
    expect(again.headers.get('x-tierline-digest')).toBe(first.headers.get('x-tierline-digest'));
  });

  test('views of any depth begin from the page, whose addresses hold there', async () => {
    for (const path of ['/', '/partner/XAA', '/compare?p=XAA,XBB', '/evidence']) {
      const { status, text, headers } = await ask(server.url, path);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toContain('text/html');
      expect(text).toContain('<meta name="tierline-edition" content="server">');
      expect(text).toContain('src="/assets/app.js"');
    }
    expect((await ask(server.url, '/assets/app.js')).headers.get('content-type')).toContain('javascript');
  });
});

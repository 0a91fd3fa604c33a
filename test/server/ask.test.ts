import Value from 'typebox/value';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { query } from '../../src/server/actions/query.js';
import { codeText } from '../../src/server/actions/text.js';
import type { Served } from '../../src/server/serve.js';
import { ask, served } from '../support/served.js';

let server: Served;
beforeAll(async () => {
  server = await served();
}, 60_000);
afterAll(() => server.close());

const post = (path: string, body: unknown) =>
  ask(server.url, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

describe('a pasted text', () => {
  const TEXT = 'Exland Greets Alfaland on New Year\nThe two peoples are friends, Exland said.';

  test('is coded, with the words and the rule behind each category', async () => {
    const { status, json } = await post('/api/text', { text: TEXT });
    expect(status).toBe(200);
    expect([...Value.Errors(codeText.response, json)].slice(0, 3)).toEqual([]);
    expect(json.text).toBe(TEXT);
    const [row] = json.codings;
    expect(row).toMatchObject({ partner: 'XAA', act: 'message', occasion: 'new_year' });
    const words = row.spans.map(({ start, end, variable, category }: Record<string, number & string>) => [
      json.text.slice(start, end),
      variable,
      category,
    ]);
    expect(words).toContainEqual(['Alfaland', 'partner', 'XAA']);
    expect(words).toContainEqual(['Greets', 'act', 'message']);
    expect(words).toContainEqual(['two peoples', 'formulas', 'two_peoples']);
  });

  test('comes back as text whatever it holds', async () => {
    const text = '<script>alert(1)</script> Exland Greets Alfaland\n\u0000"quoted"\ud800';
    const { json, headers } = await post('/api/text', { text });
    expect(json.text).toBe('<script>alert(1)</script> Exland Greets Alfaland\n "quoted"\ufffd');
    expect(headers.get('content-type')).toContain('application/json');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('in a language that is not read is refused with those that are', async () => {
    const { status, json } = await post('/api/text', { text: TEXT, language: 'xx' });
    expect(status).toBe(400);
    expect(json.error.hint).toContain('en');
  });
});

describe('SQL', () => {
  test('gives columns and rows', async () => {
    const { status, json } = await post('/api/query', {
      sql: 'SELECT partner, tier FROM tiers ORDER BY place',
    });
    expect(status).toBe(200);
    expect([...Value.Errors(query.response, json)].slice(0, 3)).toEqual([]);
    expect(json).toMatchObject({ columns: ['partner', 'tier'], truncated: false });
    expect(json.rows).toHaveLength(4);
  });

  test('is cut at 10,000 rows, and says so', async () => {
    const { json } = await post('/api/query', { sql: 'SELECT * FROM range(20000)' });
    expect(json.rows).toHaveLength(10_000);
    expect(json.truncated).toBe(true);
  });

  test.each([
    ['a table that is not there', 'SELECT * FROM nothing'],
    ['two statements', 'SELECT 1; SELECT 2'],
    ['a write', 'CREATE TABLE t AS SELECT 1'],
    ['a drop', 'DROP TABLE tiers'],
    ['a file', "SELECT * FROM read_csv('/etc/passwd')"],
    ['a file to write', "COPY tiers TO '/tmp/stolen.csv'"],
    ['a setting', 'SET enable_external_access = true'],
    ['an extension', 'INSTALL httpfs'],
    ['blanks', '   '],
    [
      'memory without end',
      "SELECT string_agg(a.range::VARCHAR || repeat('x', 100), '') FROM range(100000000) a",
    ],
  ])('%s is refused', async (_, sql) => {
    const { status, json } = await post('/api/query', { sql });
    expect([400, 408]).toContain(status);
    expect(json.error.message).toMatch(/\w/);
  });

  test('a query that runs away is stopped after five seconds, others are answered meanwhile, and the next one works', async () => {
    const away = post('/api/query', { sql: 'SELECT count(*) FROM range(10000000) a, range(10000000) b' });
    let stopped = false;
    void away.finally(() => {
      stopped = true;
    });
    expect((await ask(server.url, '/api/evidence?limit=3')).status).toBe(200);
    expect(stopped).toBe(false);
    const { status, json } = await away;
    expect(status).toBe(408);
    expect(json.error).toMatchObject({ code: 'too_slow', message: expect.stringContaining('5 s') });
    expect((await post('/api/query', { sql: 'SELECT 1 AS one' })).json.rows).toEqual([{ one: 1 }]);
  }, 30_000);
});

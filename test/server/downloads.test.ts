import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser } from '../../src/server/downloads/pdf.js';
import type { Served } from '../../src/server/serve.js';
import { ask, served } from '../support/served.js';
import { unzip } from '../support/zip.js';

let out: string;
let server: Served;
beforeAll(async () => {
  out = await mkdtemp(join(tmpdir(), 'tierline-files-'));
  server = await served('packs/example', { out });
}, 60_000);
afterAll(() => server.close());

const bytesOf = async (path: string) =>
  Buffer.from(await (await fetch(new URL(`/api/${path}`, server.url))).arrayBuffer());

describe('the brief', () => {
  test('is the page that the build wrote, in which no script may run', async () => {
    const { text, headers } = await ask(server.url, '/api/brief.html');
    expect(text).toBe(await readFile(join(out, 'example', 'brief.html'), 'utf8'));
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'.*sandbox/);
  });

  test('as Markdown names its figures where they are', async () => {
    const { text } = await ask(server.url, '/api/brief.md');
    const named = [...text.matchAll(/!\[[^\]]*\]\(([^)]*)\)/g)].map(([, path]) => path as string);
    expect(named.length).toBeGreaterThan(0);
    for (const path of named) {
      const { status, text: svg, headers } = await ask(server.url, `/api/${path}`);
      expect(status, path).toBe(200);
      expect(svg).toMatch(/^<svg/);
      expect(headers.get('content-type')).toContain('image/svg+xml');
    }
    expect((await ask(server.url, '/api/figures/brief.md')).status).toBe(404);
  });

  test('as DOCX has a footnote for every mark of a source', async () => {
    const bytes = await bytesOf('brief.docx');
    const part = (name: string) => unzip(bytes, name);
    const { text } = await ask(server.url, '/api/brief.md');
    const marks = text.split('\n## Sources\n')[0]?.match(/\[\[\d+\]\]\(#source-\d+\)/g) ?? [];
    expect(marks.length).toBeGreaterThan(3);
    expect(part('word/document.xml').match(/<w:footnoteReference /g)).toHaveLength(marks.length);
    const notes = part('word/footnotes.xml');
    expect(notes).toContain('Gazette');
    expect(notes).not.toMatch(/\]\(|\\\./);
  });

  test('as PDF where a Chromium is found, and else a plain reason', async () => {
    const browser = await findBrowser();
    const answer = await ask(server.url, '/api/brief.pdf');
    if (browser) expect(answer.text.slice(0, 5)).toBe('%PDF-');
    else expect(answer.json.error.code).toBe('not_found');
  }, 90_000);

  test('no Chromium is found where there is none', async () => {
    expect(await findBrowser({ PATH: out })).toBeUndefined();
    expect(await findBrowser({ PATH: '/usr/bin', TIERLINE_CHROMIUM: join(out, 'none') })).toBeUndefined();
  });
});

describe('citations say title, version, day and build', () => {
  test.each(['citation.bib', 'citation.ris', 'citation.json'])('%s', async (path) => {
    const { info } = { info: (await ask(server.url, '/api/build')).json };
    const text = (await bytesOf(path)).toString('utf8');
    for (const said of [info.title, info.version, info.asOf, info.digest.slice(0, 12)])
      expect(text).toContain(said);
  });

  test('CSL-JSON is a data set by its author and year', async () => {
    const [item] = JSON.parse((await bytesOf('citation.json')).toString('utf8'));
    expect(item).toMatchObject({ type: 'dataset', author: [{ literal: expect.stringMatching(/\w/) }] });
    expect(item.issued['date-parts'][0][0]).toBeGreaterThan(2000);
  });
});

import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { WARCParser } from 'warcio';
import { UsageError } from '../../src/error.js';
import { type FetchOptions, fetchPages } from '../../src/fetch/fetch.js';
import { manifestOf, type Visit } from '../../src/fetch/manifest.js';
import { readDocuments } from '../../src/texts/documents.js';
import { gather } from '../support/bytes.js';
import { scratch } from '../support/example.js';
import { type Site, site } from '../support/site.js';

const page = (n: number | string) =>
  `<title>Title ${n}</title><time datetime="2024-05-06"></time><p>Text ${n}.</p>`;

/** A clock that only waiting moves, and the waits in seconds. */
function clock() {
  let time = Date.UTC(2025, 0, 2);
  const waits: number[] = [];
  return {
    waits,
    effects: {
      now: () => new Date(time),
      sleep: async (milliseconds: number, signal: AbortSignal) => {
        signal.throwIfAborted();
        waits.push(milliseconds / 1000);
        time += milliseconds;
      },
    },
  };
}

interface Place {
  readonly list: string;
  readonly archive: string;
  readonly run: (options?: FetchOptions) => ReturnType<typeof fetchPages>;
}

/** A list of pages of a site and a place for its archive. */
function place({ origin }: Site, ...paths: string[]): Place {
  const folder = scratch();
  const list = join(folder, 'pages.txt');
  const archive = join(folder, 'pages.warc.gz');
  writeFileSync(list, paths.map((path) => `${origin}${path}\n`).join(''));
  return {
    list,
    archive,
    run: (options) => fetchPages(list, archive, { effects: clock().effects, ...options }),
  };
}

async function recordsOf(archive: string): Promise<string[]> {
  const records: string[] = [];
  const whole = gunzipSync(readFileSync(archive));
  for await (const record of new WARCParser([whole])) {
    const path = record.warcTargetURI ? new URL(record.warcTargetURI).pathname : '';
    const status = record.warcType === 'request' ? '' : (record.httpHeaders?.statusCode ?? '');
    records.push(`${record.warcType} ${path} ${status}`.trim());
    await record.readFully(false);
  }
  return records;
}

const visits = (archive: string): Visit[] =>
  readFileSync(manifestOf(archive), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
const digest = (text: string) => createHash('sha256').update(text).digest('hex');

describe('a list of pages', () => {
  test('becomes an archive that the readers read, and a manifest', async () => {
    const here = await site({ '/1': page(1), '/2': page(2) });
    const { archive, run } = place(here, '/1', '/2', '/1#again');
    expect(await run()).toEqual({
      archive,
      manifest: `${archive}.manifest.jsonl`,
      listed: 2,
      kept: 0,
      fetched: 2,
      unchanged: 0,
      changed: [],
      gone: [],
      failed: [],
      stopped: false,
    });
    expect(here.asked).toEqual(['/robots.txt', '/1', '/2']);
    expect(await recordsOf(archive)).toEqual([
      'warcinfo',
      'response /robots.txt 404',
      'request /robots.txt',
      'response /1 200',
      'request /1',
      'response /2 200',
      'request /2',
    ]);
    const { documents, skipped } = await gather(readDocuments([archive]));
    expect(documents.map(({ title, body }) => [title, body])).toEqual([
      ['Title 1', 'Text 1.'],
      ['Title 2', 'Text 2.'],
    ]);
    expect(skipped).toEqual([]);
    expect(visits(archive)).toEqual([
      {
        url: `${here.origin}/1`,
        time: '2025-01-02T00:00:02.000Z',
        status: 200,
        sha256: digest(page(1)),
        settled: true,
        end: expect.any(Number),
      },
      expect.objectContaining({ url: `${here.origin}/2`, end: statSync(archive).size }),
    ]);
  });

  test('gives the same bytes at the same time', async () => {
    const here = await site({ '/1': page(1), '/robots.txt': 'User-agent: *\nDisallow:' });
    here.pages['/robots.txt'] = (_, response) =>
      response.writeHead(200, { date: 'Thu, 02 Jan 2025 00:00:00 GMT' }).end('User-agent: *\nDisallow:');
    const [a, b] = [place(here, '/1'), place(here, '/1')];
    await a.run();
    await b.run();
    expect(readFileSync(a.archive).equals(readFileSync(b.archive))).toBe(true);
    expect(readFileSync(manifestOf(a.archive), 'utf8')).toBe(readFileSync(manifestOf(b.archive), 'utf8'));
  });

  test('may be a sitemap index, a compressed sitemap or a feed on the site itself', async () => {
    const here = await site({ '/1': page(1), '/2': page(2), '/3': page(3) });
    const { origin, pages } = here;
    pages['/index.xml'] =
      `<sitemapindex><sitemap><loc>${origin}/map.xml.gz</loc></sitemap><sitemap><loc>/index.xml</loc></sitemap></sitemapindex>`;
    pages['/map.xml.gz'] = (_, response) =>
      response.end(gzipSync(`<urlset><url><loc>${origin}/1</loc></url><url><loc> /2 </loc></url></urlset>`));
    pages['/feed'] = '<rss><channel><link>/no</link><item><link>/3</link></item></channel></rss>';
    const { archive } = place(here);
    const { effects } = clock();
    expect(await fetchPages(`${origin}/index.xml`, archive, { effects })).toMatchObject({
      listed: 2,
      fetched: 2,
    });
    expect(await fetchPages(`${origin}/feed`, archive, { effects })).toMatchObject({ listed: 1, fetched: 1 });
    await expect(fetchPages(`${origin}/none`, archive, { effects })).rejects.toThrow(/server answers 404/);
    await expect(fetchPages(`${origin}/1`, archive, { effects })).rejects.toThrow(/names no page/);
  });

  test.each([
    ['ftp://example.org/list', /only http and https/],
    ['none.txt', /cannot be read \(ENOENT\)/],
  ])('%s is refused', async (list, message) => {
    const archive = join(scratch(), 'a.warc.gz');
    await expect(fetchPages(list, archive)).rejects.toThrow(message);
    expect(existsSync(archive)).toBe(false);
  });

  test.each([
    'ftp://example.org/1',
    'file:///etc/hosts',
    'http://user:word@example.org/',
    'example.org/1',
    '/1',
  ])('with %s in it is refused before anything is asked', async (line) => {
    const list = join(scratch(), 'pages.txt');
    writeFileSync(list, `# pages\n${line}\n`);
    await expect(fetchPages(list, join(scratch(), 'a.warc.gz'))).rejects.toThrow(UsageError);
  });
});

describe('politeness', () => {
  test('robots.txt is obeyed, for this tool by its name', async () => {
    const here = await site({
      '/robots.txt': 'User-agent: *\nDisallow: /\n\nUser-agent: tierline\nDisallow: /private\nCrawl-delay: 7',
      '/1': page(1),
      '/private/2': page(2),
    });
    const { waits, effects } = clock();
    const { run } = place(here, '/1', '/private/2', '/3');
    const { fetched, failed } = await run({ effects });
    expect(fetched).toBe(1);
    expect(failed).toEqual([
      { url: `${here.origin}/private/2`, reason: 'robots.txt disallows it', settled: false },
      { url: `${here.origin}/3`, reason: 'the server answers 404', settled: true },
    ]);
    expect(here.asked).toEqual(['/robots.txt', '/1', '/3']);
    expect(waits).toEqual([2, 7]);
  });

  test('a robots.txt that fails keeps the tool away; one that moved is followed', async () => {
    const failing = await site({
      '/1': page(1),
      '/robots.txt': (_, response) => response.writeHead(500).end(),
    });
    expect(await place(failing, '/1').run()).toMatchObject({
      fetched: 0,
      failed: [{ reason: 'robots.txt cannot be had: the server answers 500' }],
    });
    expect(failing.asked).toEqual(['/robots.txt', '/robots.txt', '/robots.txt']);
    const moved = await site({
      '/1': page(1),
      '/robots.txt': (_, response) => response.writeHead(301, { location: '/rules' }).end(),
      '/rules': 'User-agent: *\nDisallow: /1',
    });
    expect(await place(moved, '/1').run()).toMatchObject({ fetched: 0 });
  });

  test('a busy server is asked again when it says, three times in all', async () => {
    let busy = 2;
    const here = await site({
      '/1': (_, response) => {
        busy -= 1;
        if (busy >= 0) response.writeHead(429, { 'retry-after': '30' }).end();
        else response.end(page(1));
      },
      '/2': (_, response) =>
        response.writeHead(503, { 'retry-after': 'Thu, 02 Jan 2025 00:05:00 GMT' }).end(),
    });
    const { waits, effects } = clock();
    const { fetched, failed } = await place(here, '/1', '/2').run({ effects });
    expect(fetched).toBe(1);
    expect(failed).toEqual([{ url: `${here.origin}/2`, reason: 'the server answers 503', settled: false }]);
    expect(waits).toEqual([2, 30, 30, 2, 300 - 64, 2]);
  });

  test('a server that asks to wait for hours is left alone', async () => {
    const here = await site({
      '/1': (_, response) => response.writeHead(429, { 'retry-after': '7200' }).end(),
      '/2': page(2),
    });
    const { failed } = await place(here, '/1', '/2').run();
    expect(failed.map(({ reason }) => reason)).toEqual([
      'the server asks to wait 7200 s',
      'the server asks to wait 7200 s',
    ]);
    expect(here.asked).toEqual(['/robots.txt', '/1']);
  });

  test('requests name the tool and whom to reach', async () => {
    const agents: unknown[] = [];
    const here = await site({
      '/1': ({ headers }, response) => {
        agents.push(headers['user-agent']);
        response.end(page(1));
      },
    });
    await place(here, '/1').run();
    await place(here, '/1').run({ contact: 'me@example.org' });
    expect(agents[0]).toMatch(/^tierline\/\d+\.\d+\.\d+ \(/);
    expect(agents[1]).toMatch(/^tierline\/\d+\.\d+\.\d+ \(me@example\.org\)$/);
  });
});

describe('odd responses', () => {
  test('redirects are followed, recorded, and checked like any address', async () => {
    const to = (location: string) => (_: unknown, response: import('node:http').ServerResponse) =>
      response.writeHead(302, { location }).end();
    const here = await site({
      '/robots.txt': 'User-agent: *\nDisallow: /private',
      '/moved': to('/1#part'),
      '/1': page(1),
      '/circle': to('/circle2'),
      '/circle2': to('/circle'),
      '/inside': to('/private'),
      '/file': to('file:///etc/hosts'),
      ...Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`/far${i}`, to(`/far${i + 1}`)])),
    });
    const { archive, run } = place(here, '/moved', '/circle', '/inside', '/file', '/far0');
    const { failed } = await run();
    expect(failed.map(({ reason }) => reason)).toEqual([
      'the redirects go in a circle',
      'robots.txt disallows it',
      'the server answers 302',
      'more than 5 redirects',
    ]);
    expect(visits(archive)[0]).toMatchObject({
      status: 200,
      final: `${here.origin}/1`,
      sha256: digest(page(1)),
    });
    expect(await recordsOf(archive)).toEqual(
      expect.arrayContaining(['response /moved 302', 'response /1 200']),
    );
  });

  test('a response cut short is tried again and is in no archive', async () => {
    const here = await site({
      '/1': (_, response) => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('half');
        setTimeout(() => response.destroy(), 20);
      },
    });
    const { archive, run } = place(here, '/1');
    const { failed } = await run();
    expect(failed).toEqual([
      { url: `${here.origin}/1`, reason: expect.stringContaining('the response failed'), settled: false },
    ]);
    expect(here.asked.filter((path) => path === '/1')).toHaveLength(3);
    expect(await recordsOf(archive)).not.toContain('response /1 200');
  });

  test('one that is too large or too slow is given up', async () => {
    const here = await site({
      '/large': (_, response) => {
        const more = () => {
          while (response.write('x'.repeat(65_536)));
        };
        response.on('drain', more);
        more();
      },
      '/slow': (_, response) => response.writeHead(200).write('and'),
    });
    const { failed } = await place(here, '/large', '/slow').run({ size: 2 ** 20, timeout: 0.2 });
    expect(failed).toEqual([
      { url: `${here.origin}/large`, reason: 'larger than 1 MiB', settled: true },
      { url: `${here.origin}/slow`, reason: 'no complete response in 0.2 s', settled: false },
    ]);
  });

  test('compressed content is archived as it reads, with its header kept under another name', async () => {
    const here = await site({
      '/1': (_, response) =>
        response
          .writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'gzip' })
          .end(gzipSync(page(1))),
    });
    const { archive, run } = place(here, '/1');
    await run();
    expect(visits(archive)[0]?.sha256).toBe(digest(page(1)));
    expect(gunzipSync(readFileSync(archive)).toString()).toMatch(/x-orig-content-encoding: gzip/i);
    const { documents } = await gather(readDocuments([archive]));
    expect(documents).toEqual([
      expect.objectContaining({ title: 'Title 1', payload: `sha256:${digest(page(1))}` }),
    ]);
  });

  test('a host that is not there is a reason, not an error', async () => {
    const list = join(scratch(), 'pages.txt');
    writeFileSync(list, 'http://127.0.0.1:1/page\n');
    const { failed } = await fetchPages(list, join(scratch(), 'a.warc.gz'), { effects: clock().effects });
    expect(failed).toEqual([
      {
        url: 'http://127.0.0.1:1/page',
        reason: expect.stringMatching(/^robots\.txt cannot be had: the response failed \(.+\)$/),
        settled: false,
      },
    ]);
  });
});

describe('a later run', () => {
  test('asks only for what is not settled', async () => {
    const here = await site({ '/1': page(1), '/2': (_, response) => response.writeHead(500).end() });
    const { archive, run } = place(here, '/1', '/2', '/3');
    await run();
    here.pages['/2'] = page(2);
    here.asked.splice(0);
    expect(await run()).toMatchObject({ listed: 3, kept: 2, fetched: 1, failed: [] });
    expect(here.asked).toEqual(['/robots.txt', '/2']);
    expect((await gather(readDocuments([archive]))).documents).toHaveLength(2);
  });

  test('goes on behind the last whole record after a stop inside one', async () => {
    const here = await site({ '/1': page(1), '/2': page(2) });
    const { list, archive, run } = place(here, '/1');
    await run();
    const { size } = statSync(archive);
    appendFileSync(archive, gzipSync('WARC/1.1\r\nhalf a rec').subarray(0, 25));
    appendFileSync(manifestOf(archive), '{"url": "http://half');
    appendFileSync(list, `${here.origin}/2\n`);
    expect(await run()).toMatchObject({ kept: 1, fetched: 1 });
    expect(statSync(archive).size).toBeGreaterThan(size);
    expect(visits(archive)).toHaveLength(2);
    const { documents, skipped } = await gather(readDocuments([archive]));
    expect([documents.length, skipped]).toEqual([2, []]);
  });

  test('can begin before the first page was written down', async () => {
    const here = await site({ '/1': page(1) });
    const { archive, run } = place(here, '/1');
    writeFileSync(archive, 'half');
    writeFileSync(manifestOf(archive), '');
    expect(await run()).toMatchObject({ fetched: 1 });
    expect((await gather(readDocuments([archive]))).documents).toHaveLength(1);
  });

  test('touches no archive that is not its own', async () => {
    const here = await site({ '/1': page(1) });
    const foreign = place(here, '/1');
    writeFileSync(foreign.archive, 'precious');
    for (let i = 0; i < 2; i++)
      await expect(foreign.run()).rejects.toThrow(/is not what a manifest describes/);
    expect(readFileSync(foreign.archive, 'utf8')).toBe('precious');
    const cut = place(here, '/1');
    await cut.run();
    truncateSync(cut.archive, 50);
    await expect(cut.run()).rejects.toThrow(/is not what its manifest describes/);
    const odd = place(here, '/1');
    await odd.run();
    writeFileSync(manifestOf(odd.archive), '{"url": 5}\n');
    await expect(odd.run()).rejects.toThrow(/manifest\.jsonl:1: no line of a manifest/);
    await expect(fetchPages(odd.list, join(scratch(), 'a.warc'))).rejects.toThrow(/\.warc\.gz/);
  });

  test('asked for again: unchanged by tag or date, changed, gone, and back', async () => {
    const here = await site({ '/2': page(2), '/3': page(3) });
    here.pages['/1'] = ({ headers }, response) => {
      const same = headers['if-none-match'] === '"a"' && headers['if-modified-since'] !== undefined;
      response
        .writeHead(same ? 304 : 200, { etag: '"a"', 'last-modified': 'Wed, 01 Jan 2025 00:00:00 GMT' })
        .end(same ? undefined : page(1));
    };
    const { archive, run } = place(here, '/1', '/2', '/3');
    await run();
    here.pages['/2'] = page('2, edited');
    delete here.pages['/3'];
    const { effects } = clock();
    expect(
      await run({ again: true, effects: { ...effects, now: () => new Date(Date.UTC(2025, 5, 1)) } }),
    ).toMatchObject({
      kept: 0,
      fetched: 1,
      unchanged: 1,
      changed: [`${here.origin}/2`],
      gone: [`${here.origin}/3`],
    });
    expect(visits(archive).slice(3)).toEqual([
      expect.objectContaining({ status: 304, settled: true }),
      expect.objectContaining({
        since: { time: '2025-01-02T00:00:04.000Z', sha256: digest(page(2)), found: 'changed' },
      }),
      expect.objectContaining({
        status: 404,
        since: { time: '2025-01-02T00:00:06.000Z', sha256: digest(page(3)), found: 'gone' },
      }),
    ]);
    expect(await recordsOf(archive)).toContain('revisit /1 304');
    here.pages['/3'] = page(3);
    expect(await run({ again: true })).toMatchObject({ gone: [], changed: [], fetched: 2 });
  });

  test('stopped by its signal, it leaves whole records and goes on', async () => {
    const stop = new AbortController();
    const here = await site({
      '/1': page(1),
      '/2': (_, response) => {
        response.writeHead(200).write('half');
        stop.abort();
      },
      '/3': page(3),
    });
    const { archive, run } = place(here, '/1', '/2', '/3');
    expect(await run({ signal: stop.signal })).toMatchObject({ fetched: 1, stopped: true });
    expect((await gather(readDocuments([archive]))).skipped).toEqual([]);
    here.pages['/2'] = page(2);
    expect(await run()).toMatchObject({ kept: 1, fetched: 2, stopped: false });
    expect((await gather(readDocuments([archive]))).documents).toHaveLength(3);
  });
});

import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { readWarc } from '../../src/readers/warc.js';
import { readDocuments } from '../../src/texts/documents.js';
import { gather, inPieces, stream } from '../support/bytes.js';
import { archive, responseRecord } from '../support/warc.js';

const page = (n: number) => `<title>Title ${n}</title><time datetime="2024-05-06"></time><p>Text ${n}.</p>`;
const pages = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ url: `http://e.org/${n}`, body: page(n) }));
const read = (bytes: Uint8Array) => gather(readWarc(stream(bytes), 'a.warc'));

beforeAll(() => {
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

describe('responses', () => {
  test('give documents with the digest of their bytes and the day they were fetched', async () => {
    const { documents } = await read(await archive(...pages(2)));
    expect(documents).toEqual(
      [0, 1].map((n) => ({
        id: `e.org/${n}`,
        date: '2024-05-06',
        title: `Title ${n}`,
        body: `Text ${n}.`,
        language: '',
        source: 'e.org',
        url: `http://e.org/${n}`,
        payload: `sha256:${createHash('sha256').update(page(n)).digest('hex')}`,
        captured: '2025-01-02',
      })),
    );
  });

  test('of the agency are read by its rules, with the year of the capture', async () => {
    const body = readFileSync(new URL('pages/kcna-detail.html', import.meta.url));
    const { documents } = await read(await archive({ url: 'http://www.kcna.kp/en/article/detail/ab', body }));
    expect(documents).toEqual([
      expect.objectContaining({ date: '2024-12-30', title: 'An Invented Bridge Opens' }),
    ]);
  });

  test('may be feeds, compressed, chunked, or in another encoding', async () => {
    const feed =
      '<rss version="2.0"><channel><item><guid>g</guid><title>T</title><pubDate>6 May 2024</pubDate></item></channel></rss>';
    const { documents, skipped } = await read(
      await archive(
        { url: 'http://e.org/f', body: feed, headers: { 'Content-Type': 'application/rss+xml' } },
        { url: 'http://e.org/1', body: gzipSync(page(1)), headers: { 'Content-Encoding': 'gzip' } },
        {
          url: 'http://e.org/2',
          body: `${page(2).length.toString(16)}\r\n${page(2)}\r\n0\r\n\r\n`,
          headers: { 'Transfer-Encoding': 'chunked' },
        },
        {
          url: 'http://e.org/3',
          body: Buffer.from(page(3).replace('Text', 'Caf\u00e9'), 'latin1'),
          headers: { 'Content-Type': 'text/html; charset=ISO-8859-1' },
        },
      ),
    );
    expect(skipped).toEqual([]);
    expect(documents.map(({ title, body }) => [title, body])).toEqual([
      ['T', ''],
      ['Title 1', 'Text 1.'],
      ['Title 2', 'Text 2.'],
      ['Title 3', 'Caf\u00e9 3.'],
    ]);
  });

  test('of other status or type are passed over', async () => {
    expect(
      await read(
        await archive(
          { url: 'http://e.org/1', body: page(1), status: 404 },
          { url: 'http://e.org/2', body: 'x', headers: { 'Content-Type': 'image/png' } },
        ),
      ),
    ).toEqual({ documents: [], skipped: [] });
  });
});

describe('damage', () => {
  test('bytes that do not fit their digest are not read', async () => {
    const bytes = Buffer.from(
      (await archive(...pages(2))).toString('latin1').replace('Text 0', 'Text 9'),
      'latin1',
    );
    const { documents, skipped } = await read(bytes);
    expect(documents.map(({ id }) => id)).toEqual(['e.org/1']);
    expect(skipped).toEqual([
      { place: 'a.warc: http://e.org/0', reason: expect.stringContaining('do not fit the digest') },
    ]);
  });

  test('a record cut short is named, those before it are kept', async () => {
    const bytes = await archive(...pages(3));
    const { documents, skipped } = await read(bytes.subarray(0, bytes.length - 20));
    expect(documents.map(({ id }) => id)).toEqual(['e.org/0', 'e.org/1']);
    expect(skipped).toEqual([
      { place: 'a.warc: http://e.org/2', reason: 'the record is cut short; nothing comes after it' },
    ]);
  });

  test('a page of 200 MB and a bomb are not held', async () => {
    const large = await responseRecord({ url: 'http://e.org/large', body: 'x' });
    const header = Buffer.from(large)
      .toString()
      .replace(/Content-Length: \d+/, `Content-Length: ${200 * 2 ** 20}`)
      .replace(/WARC-\w+-Digest.*\r\n/g, '');
    const bomb = { 'Content-Encoding': 'gzip' };
    const rest = await archive(
      { url: 'http://e.org/bomb', body: gzipSync(Buffer.alloc(100 * 2 ** 20)), headers: bomb },
      ...pages(1),
    );
    async function* bytes() {
      const start = Buffer.from(header.slice(0, header.indexOf('\r\n\r\nx') + 4));
      yield start;
      const http = start.length - start.indexOf('HTTP/1.1');
      let left = 200 * 2 ** 20 - http;
      for (; left > 0; left -= 2 ** 20) yield new Uint8Array(Math.min(left, 2 ** 20)).fill(97);
      yield* stream('\r\n\r\n', rest);
    }
    const { documents, skipped } = await gather(readWarc(bytes(), 'a.warc'));
    expect(skipped.map(({ place }) => place)).toEqual([
      'a.warc: http://e.org/large',
      'a.warc: http://e.org/bomb',
    ]);
    expect(documents.map(({ id }) => id)).toEqual(['e.org/0']);
  });

  test('a header without end is given up', async () => {
    async function* endless() {
      yield* stream('WARC/1.1\r\n');
      for (;;) yield new Uint8Array(2 ** 20).fill(97);
    }
    const { skipped } = await gather(readWarc(endless(), 'a.warc'));
    expect(skipped).toEqual([{ place: 'a.warc', reason: expect.stringContaining('no end') }]);
  });

  test('of compressed members: what stands before the cut is kept', async () => {
    const members = Buffer.concat(
      await Promise.all(pages(30).map(async (each) => gzipSync(await responseRecord(each)))),
    );
    const { documents, skipped } = await gather(
      readDocuments(['-'], inPieces(members.subarray(0, members.length - 100), 1000)),
    );
    expect(documents.map(({ id }) => id)).toEqual(documents.map((_, n) => `e.org/${n}`));
    expect(documents.length).toBeGreaterThanOrEqual(28);
    expect(skipped.at(-1)?.reason).toContain('gzip data end early');
  });

  test('changed bytes give documents or reasons', async () => {
    const bytes = await archive(...pages(4));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const mutated = Buffer.from(bytes);
          for (const [at, value] of changes) mutated[at % bytes.length] = value;
          await read(mutated);
        },
      ),
      { numRuns: 400 },
    );
  });
});

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/error.js';
import { readDocuments } from '../../src/texts/documents.js';
import { gather, inPieces, stream } from '../support/bytes.js';
import { corpusFile, corpusMissing } from '../support/corpus.js';
import { scratch } from '../support/example.js';

const line = (id: string) => `${JSON.stringify({ id, date: '2024-05-06', title: `Title of ${id}` })}\n`;
const lines = (count: number) => Array.from({ length: count }, (_, i) => line(`d${i}`)).join('');
const read = (...paths: string[]) => gather(readDocuments(paths));
const ids = async (items: ReturnType<typeof read>) => (await items).documents.map(({ id }) => id);

/** A folder with the given files. */
function folder(files: Record<string, string | Uint8Array>): string {
  const root = scratch();
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

describe('paths', () => {
  test('a folder is read through in the order of its paths, hidden files left out', async () => {
    const root = folder({
      'b.jsonl': line('3'),
      'a/2.jsonl': line('2'),
      'a/1.jsonl.gz': gzipSync(line('1')),
      '.hidden.jsonl': line('no'),
      '.git/x.jsonl': line('no'),
    });
    expect(await ids(read(root))).toEqual(['1', '2', '3']);
    expect(await ids(read(join(root, 'b.jsonl'), join(root, 'a')))).toEqual(['3', '1', '2']);
  });

  test('a path that is not there is an error before anything is read', async () => {
    const root = folder({ 'a.jsonl': line('1') });
    const items = readDocuments([join(root, 'a.jsonl'), join(root, 'none.jsonl')]);
    await expect(items.next()).rejects.toThrow(UsageError);
    await expect(read(join(root, 'none.jsonl'))).rejects.toThrow(/none\.jsonl cannot be read \(ENOENT\)/);
  });

  test('- is standard input, compressed or not, in pieces of any size', async () => {
    for (const bytes of [Buffer.from(lines(9)), gzipSync(lines(9))])
      for (const size of [1, 7, 100_000]) {
        const { documents, skipped } = await gather(readDocuments(['-'], inPieces(bytes, size)));
        expect([documents.length, skipped]).toEqual([9, []]);
      }
  });

  test('reading can be left early', async () => {
    const root = folder({ 'a.jsonl': lines(1000), 'b.jsonl': lines(3) });
    for await (const item of readDocuments([root])) {
      expect(item).toMatchObject({ id: 'd0' });
      break;
    }
  });
});

describe('formats', () => {
  test('are told by name, or by the first bytes where the name says nothing', async () => {
    const root = folder({ data: line('1'), 'data.bin': gzipSync(line('2')), 'x.jsonl': gzipSync(line('3')) });
    expect(await ids(read(root))).toEqual(['1', '2', '3']);
  });

  test.each([
    ['page', '<!DOCTYPE html><time datetime="2024-05-06"></time><p>Text', 'page'],
    ['x.HTM.gz', gzipSync('<time datetime="2024-05-06"></time><p>Text'), 'x'],
    [
      'feed',
      '<?xml version="1.0"?><rss version="2.0"><channel><item><guid>g</guid><title>T</title><pubDate>6 May 2024</pubDate></item></channel></rss>',
      'g',
    ],
    ['note', 'Title\nDate: 2024-05-06\n\nText', 'note'],
    ['2024-05-06.txt', 'Title\nText', '2024-05-06'],
  ])('%s is read', async (name, content, id) => {
    expect(await ids(read(folder({ [name]: content })))).toEqual([id]);
  });

  test('the manifest beside an archive is no document', async () => {
    expect(await read(folder({ 'a.warc.gz.manifest.jsonl': '{"url": "http://e.org"}' }))).toEqual({
      documents: [],
      skipped: [],
    });
  });

  test('what has none is skipped by name', async () => {
    const root = folder({ 'a.png': new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0]), 'b.jsonl': line('1') });
    const { documents, skipped } = await read(root);
    expect(documents).toHaveLength(1);
    expect(skipped).toEqual([
      { place: join(root, 'a.png'), reason: expect.stringContaining('no format that is read') },
    ]);
  });

  test('an empty file of a known name has no documents', async () => {
    expect(await read(folder({ 'a.jsonl': '' }))).toEqual({ documents: [], skipped: [] });
  });
});

describe('gzip', () => {
  const bytes = gzipSync(lines(2000));

  test('cut short gives the documents before the cut and says so', async () => {
    const root = folder({ 'cut.jsonl.gz': bytes.subarray(0, bytes.length / 2), 'next.jsonl': line('next') });
    const { documents, skipped } = await read(root);
    expect(documents.length).toBeGreaterThan(500);
    expect(documents.at(-1)?.id).toBe('next');
    expect(documents.slice(0, -1).map(({ id }) => id)).toEqual(documents.slice(0, -1).map((_, i) => `d${i}`));
    expect(skipped).toEqual([
      {
        place: join(root, 'cut.jsonl.gz'),
        reason: 'the gzip data end early; what stood before was read, the rest is missing',
      },
    ]);
  });

  test('cut anywhere gives a prefix and one reason', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: bytes.length - 1 }), async (length) => {
        const { documents, skipped } = await gather(readDocuments(['-'], stream(bytes.subarray(0, length))));
        expect(documents.map(({ id }) => id)).toEqual(documents.map((_, i) => `d${i}`));
        expect(skipped).toHaveLength(1);
      }),
      { numRuns: 40 },
    );
  });

  test('of several members, and with padding behind, is read whole', async () => {
    const members = Buffer.concat([gzipSync(line('1')), gzipSync(line('2')), Buffer.alloc(30)]);
    expect(await ids(gather(readDocuments(['-'], stream(members))))).toEqual(['1', '2']);
  });

  test('damaged anywhere ends in a reason, never in an error', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const damaged = Buffer.from(bytes);
        damaged[at] = (damaged[at] as number) ^ flip;
        const { documents, skipped } = await gather(readDocuments(['-'], stream(damaged)));
        expect(documents.length + skipped.length).toBeGreaterThan(0);
        for (const { reason } of skipped) expect(reason).not.toBe('');
      }),
      { numRuns: 60 },
    );
  });

  test('that swells a thousandfold is held in parts', async () => {
    const bomb = gzipSync(Buffer.alloc(300 * 2 ** 20, 'a'), { level: 9 });
    const before = process.memoryUsage().rss;
    const { documents, skipped } = await gather(
      readDocuments(['-'], stream(gzipSync(line('1')), bomb, gzipSync(`\n${line('2')}`))),
    );
    expect(documents.map(({ id }) => id)).toEqual(['1', '2']);
    expect(skipped[0]?.reason).toContain('longer than 8 MiB');
    expect(process.memoryUsage().rss - before).toBeLessThan(250 * 2 ** 20);
  });
});

describe.skipIf(corpusMissing)(`real corpora${corpusMissing ? ` (skipped: ${corpusMissing})` : ''}`, () => {
  test.each([
    ['kcna_fulltext_2011.jsonl.gz', 13_844, 11_944, '2011-01-01', '2011-12-31'],
    ['kcna_fulltext_2024_to_0915.jsonl.gz', 628, 583, '2023-12-24', '2024-09-15'],
    ['kcna_headlines_1997_2008.jsonl.gz', 57_838, 0, '1997-01-01', '2008-12-31'],
    ['rodong_frontpage_2021_2022a.jsonl.gz', 56, 56, '2021-06-17', '2022-02-27'],
    ['dprk_new_year_addresses_even_years_ko.jsonl.gz', 37, 37, '1946-01-01', '2018-01-01'],
    ['russia_mfa_telegram_2016_2021.jsonl.gz', 10_427, 0, '2016-11-01', '2021-12-31'],
    ['russia_tass_2025_06_to_10.jsonl.gz', 1_323, 0, '2025-06-05', '2025-10-31'],
    ['russia_kremlin_titles_2000_2016.jsonl.gz', 712, 0, '2000-01-28', '2016-12-31'],
  ])('%s has %i documents, %i with a body', async (name, count, bodies, first, last) => {
    const { documents, skipped } = await read(corpusFile(name));
    const dates = documents.map(({ date }) => date).sort();
    expect(skipped).toEqual([]);
    expect([documents.length, documents.filter(({ body }) => body !== '').length]).toEqual([count, bodies]);
    expect([dates[0], dates.at(-1)]).toEqual([first, last]);
  });
});

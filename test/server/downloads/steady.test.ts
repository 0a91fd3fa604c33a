import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { openPack } from '../../../src/index.js';
import type { Context } from '../../../src/server/context.js';
import { briefDocx } from '../../../src/server/downloads/docx.js';
import { briefPdf, findBrowser } from '../../../src/server/downloads/pdf.js';
import { steadyPdf } from '../../../src/server/downloads/steady.js';
import { readWritten } from '../../../src/server/written.js';
import { unzip } from '../../support/zip.js';

let context: Context;
beforeAll(async () => {
  const out = await mkdtemp(join(tmpdir(), 'tierline-steady-'));
  const { build } = await openPack('packs/example', { out });
  const written = new Map(await readWritten(build.directory));
  const links = '[One](https://example.org/1) and [two](https://example.org/2).\n\n';
  written.set('brief.md', Buffer.concat([Buffer.from(links), written.get('brief.md') as Buffer]));
  context = { build, written } as unknown as Context;
}, 60_000);

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

/** The document as made at another time of another place. */
function docxAt(time: string, zone: string): Promise<Buffer> | Buffer {
  vi.useFakeTimers({ now: new Date(time), toFake: ['Date'] });
  vi.stubEnv('TZ', zone);
  return briefDocx.bytes(context, '');
}

describe('a DOCX of one edition', () => {
  test('has the same bytes whenever and wherever it is made', async () => {
    const first = await docxAt('2026-11-26T05:00:00Z', 'UTC');
    const second = await docxAt('2031-02-03T16:17:18Z', 'Pacific/Auckland');
    expect(first.equals(second)).toBe(true);
  });

  test('carries the as-of date of its edition, and every link has its address', async () => {
    const bytes = await docxAt('2031-02-03T16:17:18Z', 'UTC');
    const core = unzip(bytes, 'docProps/core.xml');
    const { asOf } = context.build.info;
    expect([...core.matchAll(/>([^<]*)<\/dcterms:(?:created|modified)>/g)].map(([, time]) => time)).toEqual([
      `${asOf}T00:00:00Z`,
      `${asOf}T00:00:00Z`,
    ]);
    expect(core).toContain('<cp:lastModifiedBy>Tierline<');
    const relations = parseHTML(unzip(bytes, 'word/_rels/document.xml.rels')).document;
    const addresses = new Map(
      [...relations.querySelectorAll('Relationship')].map((one) => [
        one.getAttribute('Id'),
        one.getAttribute('Target'),
      ]),
    );
    const used = [...unzip(bytes, 'word/document.xml').matchAll(/<w:hyperlink [^>]*r:id="([^"]+)"/g)];
    expect(used.map(([, id]) => addresses.get(id as string))).toEqual([
      'https://example.org/1',
      'https://example.org/2',
    ]);
  });
});

describe('a PDF of one edition', () => {
  const printed = (at: string) =>
    Buffer.from(
      `%PDF-1.4\n<</Title (D:20990101000000)\n/CreationDate (D:${at})\n/ModDate (D:${at})>>\n\xff`,
      'latin1',
    );

  test('carries its as-of date, and nothing else of it is touched', () => {
    const first = steadyPdf(printed("20261126045444+00'00'"), '2026-11-23');
    expect(first).toEqual(steadyPdf(printed("20310203161718-05'30'"), '2026-11-23'));
    expect(first).toEqual(printed("20261123000000+00'00'"));
  });

  test('has the same bytes when it is printed again', async ({ skip }) => {
    if (!(await findBrowser())) skip('no Chromium is found here to print with');
    const first = (await briefPdf.bytes(context, '')) as Buffer;
    const second = (await briefPdf.bytes(context, '')) as Buffer;
    expect(first.equals(second)).toBe(true);
    const places = Number(/startxref\n(\d+)\n%%EOF/.exec(first.toString('latin1'))?.[1]);
    expect(first.toString('latin1', places, places + 4)).toBe('xref');
    expect(first.toString('latin1')).toContain(
      `/CreationDate (D:${context.build.info.asOf.replaceAll('-', '')}000000+00'00')`,
    );
  }, 120_000);
});

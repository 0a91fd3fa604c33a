import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readFeed } from '../../src/readers/feed.js';
import { gather, stream } from '../support/bytes.js';

const read = (text: string | Uint8Array) => gather(readFeed(stream(text), 'f.xml'));

const RSS = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Invented &amp; News</title><language>en-us</language>
<item><title>Tea &amp;amp; rice</title><link>http://www.e.org/1</link><guid isPermaLink="false">g-1</guid>
<pubDate>Mon, 06 May 2024 00:10:00 +0900</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>One <b>bold</b> word.</p><script>x()</script><p>Two.</p>]]></content:encoded></item>
<item><title>Only a title</title><link>http://www.e.org/2</link><dc:date>2024-05-07T01:02:03Z</dc:date></item>
<item><title>No date</title><link>http://www.e.org/3</link></item>
<item><title>Odd date</title><guid>g-4</guid><pubDate>Mon, 31 Feb 2024 00:00:00 GMT</pubDate></item>
<item><title>No id</title><pubDate>Mon, 06 May 2024 00:00:00 GMT</pubDate></item>
</channel></rss>`;
const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ko"><title>새 소식</title><id>u</id>
<entry><title type="html">One &lt;i&gt;two&lt;/i&gt;</title><id>tag:e.org,2024:1</id><link rel="self" href="http://e.org/self"/>
<link href="http://e.org/1"/><published>2024-05-05T23:00:00Z</published><updated>2024-05-06T00:00:00Z</updated>
<content type="html">&lt;p&gt;Text.&lt;/p&gt;</content></entry></feed>`;
const RDF = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="http://e.org"><title>T</title><dc:language>ja</dc:language></channel>
<item rdf:about="http://e.org/1"><title>Item</title><link>http://e.org/1</link><description>Text</description><dc:date>2024-05-06</dc:date></item></rdf:RDF>`;

describe('formats', () => {
  test('RSS: full text before summary, markup taken off, the day as written', async () => {
    expect(await read(RSS)).toEqual({
      documents: [
        {
          id: 'g-1',
          date: '2024-05-06',
          title: 'Tea & rice',
          body: 'One bold word.\nTwo.',
          language: 'en',
          source: 'Invented & News',
          url: 'http://www.e.org/1',
        },
        expect.objectContaining({ id: 'e.org/2', date: '2024-05-07', title: 'Only a title', body: '' }),
      ],
      skipped: [
        { place: 'f.xml#3', reason: 'no date that is a day of the calendar' },
        { place: 'f.xml#4', reason: 'no date that is a day of the calendar' },
        { place: 'f.xml#5', reason: 'neither id nor link' },
      ],
    });
  });

  test('Atom', async () => {
    expect((await read(ATOM)).documents).toEqual([
      {
        id: 'tag:e.org,2024:1',
        date: '2024-05-05',
        title: 'One two',
        body: 'Text.',
        language: 'ko',
        source: '새 소식',
        url: 'http://e.org/1',
      },
    ]);
  });

  test('RDF', async () => {
    expect((await read(RDF)).documents).toEqual([
      {
        id: 'e.org/1',
        date: '2024-05-06',
        title: 'Item',
        body: 'Text',
        language: 'ja',
        source: 'T',
        url: 'http://e.org/1',
      },
    ]);
  });
});

describe('hostile and broken feeds', () => {
  test('entities that a feed declares are not expanded', async () => {
    const entities = Array.from(
      { length: 20 },
      (_, i) => `<!ENTITY e${i} "${i === 0 ? 'a'.repeat(10) : `&e${i - 1};`.repeat(10)}">`,
    );
    const rss = (entity: string) =>
      `<!DOCTYPE rss [${entities.join('')}${entity}]><rss version="2.0"><channel><item><guid>g</guid><title>&e19;&file;</title><pubDate>6 May 2024</pubDate></item></channel></rss>`;
    const { documents } = await read(rss(''));
    expect(documents.map(({ title }) => title)).toEqual(['&e19;&file;']);
    expect((await read(rss('<!ENTITY file SYSTEM "file:///etc/hosts">'))).documents).toEqual([]);
  });

  test.each([
    [RSS.slice(0, 700), 'not well-formed'],
    ['<html><p>x', 'neither RSS nor RDF nor Atom'],
    ['{"version": "https://jsonfeed.org/version/1.1", "title": "t", "items": []}', 'RSS'],
    [`<rss version="2.0"><channel>${'<a>'.repeat(100_000)}`, 'not well-formed'],
    ['', 'neither RSS nor RDF nor Atom'],
  ])('%.60s is skipped whole', async (text, reason) => {
    expect(await read(text)).toEqual({
      documents: [],
      skipped: [{ place: 'f.xml', reason: expect.stringContaining(reason) }],
    });
  });

  test('changed bytes give items or reasons', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(RSS, ATOM, RDF),
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }),
        async (text, changes) => {
          const bytes = Buffer.from(text);
          for (const [at, value] of changes) bytes[at % bytes.length] = value;
          await read(bytes);
        },
      ),
      { numRuns: 400 },
    );
  });
});

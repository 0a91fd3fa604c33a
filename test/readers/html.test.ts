import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pageItems, readHtml } from '../../src/readers/html.js';
import { gather, stream } from '../support/bytes.js';

const bytesOf = (name: string) => readFileSync(new URL(`pages/${name}`, import.meta.url));
const items = (name: string, url: string, captured?: string) =>
  pageItems(bytesOf(name), { place: name, url, ...(captured === undefined ? {} : { captured }) });

describe('pages of kcna.kp', () => {
  test('to 2026: title, lines and stamp in the Juche calendar', () => {
    expect(items('kcna-q.html', 'http://www.kcna.kp/en/article/q/0123abcd.kcmsf')).toEqual([
      {
        id: 'kcna.kp/en/article/q/0123abcd.kcmsf',
        date: '2024-03-09',
        title: 'Orchard of Invented Name Bears Fruit',
        body: 'Pyongyang, March 9 (KCNA) -- An invented orchard bore invented fruit & pears.\nIts keeper counted them twice. -0-',
        language: 'en',
        source: 'KCNA (kcna.kp)',
        url: 'http://www.kcna.kp/en/article/q/0123abcd.kcmsf',
      },
    ]);
  });

  test('the stamp may be in the common calendar, and the language is that of the section', () => {
    const html = bytesOf('kcna-q.html').toString().replace('Juche113.3.9.', '2025.12.14.');
    const [item] = pageItems(Buffer.from(html), { place: 'p', url: 'http://kcna.kp/kp/article/q/1.kcmsf' });
    expect(item).toMatchObject({ date: '2025-12-14', language: 'ko' });
  });

  test.each([
    ['2026-01-02', '2025-12-30'],
    ['2026-12-31', '2026-12-30'],
    ['2025-12-29', '2025-12-30'],
  ])('since 2026: captured on %s the dateline means %s', (captured, date) => {
    const [item] = items('kcna-detail.html', 'http://www.kcna.kp/en/article/detail/ab', captured);
    expect(item).toMatchObject({ date, title: 'An Invented Bridge Opens' });
    expect(item).toHaveProperty(
      'body',
      'Pyongyang, December 30 (KCNA) -- A bridge that does not exist was opened.\nNobody crossed it. -0-',
    );
  });

  test('without a year it is skipped', () => {
    expect(items('kcna-detail.html', 'http://www.kcna.kp/en/article/detail/ab')).toEqual([
      { place: 'kcna-detail.html', reason: 'no date: neither address nor page give the year' },
    ]);
  });
});

describe('pages of kcna.co.jp', () => {
  test('one page a day holds several items, numbered and dated by the address', () => {
    const url = 'http://www.kcna.co.jp/item/2004/200405/news05/27.htm';
    expect(items('kcna-day.htm', url)).toEqual([
      {
        id: 'kcna.co.jp/item/2004/200405/news05/27.htm#1',
        date: '2004-05-27',
        title: 'Invented delegation leaves',
        body: 'Pyongyang, May 26 (KCNA) -- An invented delegation left here by train.\nIt took a basket of apples along.',
        language: 'en',
        source: 'KCNA (kcna.co.jp)',
        url: `${url}#1`,
      },
      expect.objectContaining({
        id: 'kcna.co.jp/item/2004/200405/news05/27.htm#2',
        title: 'Greetings to invented king',
        body: 'Pyongyang,May 26 (KCNA) -- A message of greeting was sent to a king of no country.',
      }),
    ]);
  });

  test('the path of a mirror stands for the address; two digits of the year will do', async () => {
    const place = 'mirror/kcna.co.jp/item/1998/9809/news09/25.htm';
    const { documents } = await gather(readHtml(stream(bytesOf('kcna-day.htm')), place));
    expect(documents.map(({ id, date }) => [id, date])).toEqual([
      ['kcna.co.jp/item/1998/9809/news09/25.htm#1', '1998-09-25'],
      ['kcna.co.jp/item/1998/9809/news09/25.htm#2', '1998-09-25'],
    ]);
  });

  test('later pages hold one item under a line with the day', () => {
    for (const url of [
      'http://www.kcna.co.jp/item/2010/201007/news08/20100708-04ee.html',
      'http://www.kcna.co.jp/somewhere.html',
    ])
      expect(items('kcna-item.html', url)).toEqual([
        expect.objectContaining({
          date: '2010-07-08',
          title: 'Invented Choir Sings',
          body: 'Pyongyang, July 8 (KCNA) -- A choir that nobody founded sang here Thursday.\nThe songs were short.',
        }),
      ]);
  });

  test('a page without a dateline is skipped', () => {
    expect(
      pageItems(Buffer.from('<p>Calendar</p>'), { place: 'p', url: 'http://www.kcna.co.jp/index.htm' }),
    ).toEqual([{ place: 'p', reason: 'no item with a dateline "(KCNA)"' }]);
  });
});

describe('any other page', () => {
  const page = (head: string, body: string) => Buffer.from(`<html lang="en-GB"><head>${head}</head>${body}`);
  const body = '<header><h1>Site</h1></header><article><h1>Real title</h1><p>One.<p>Two.</article><p>Foot.';

  test.each([
    ['<meta property="article:published_time" content="2024-05-06T23:59:00+07:00">', 'http://e.org/a'],
    ['<meta name="date" content="6 May 2024">', 'http://e.org/a'],
    ['', 'http://e.org/2024/05/06/a'],
    ['', 'http://e.org/2024/5/6/'],
    ['', 'http://e.org/a-2024-05-06.html'],
  ])('is read by paragraphs of its article, dated by %s %s', (head, url) => {
    expect(pageItems(page(head, body), { place: 'p', url })).toEqual([
      {
        id: url.slice(7),
        date: '2024-05-06',
        title: 'Real title',
        body: 'One.\nTwo.',
        language: 'en',
        source: 'e.org',
        url,
      },
    ]);
  });

  test.each([
    ['<time datetime="2024-05-06">', '2024-05-06'],
    ['<time datetime="2024-02-30">', undefined],
    ['', undefined],
  ])('the day may stand in %s', (time, date) => {
    const [item] = pageItems(page('<title>T</title>', `${time}<p>x`), { place: 'p', url: 'http://e.org/' });
    expect(item).toMatchObject(
      date === undefined ? { reason: expect.stringContaining('no date') } : { date },
    );
  });

  test.each([
    ['utf-8', Buffer.from('<meta charset="utf-8"><p>Việt', 'utf8'), undefined],
    ['windows-1252 where nothing is said', Buffer.from('<p>Vi\u00ea', 'latin1'), undefined],
    [
      'euc-kr as the page says',
      Buffer.concat([Buffer.from('<meta charset=euc-kr><p>'), Buffer.from([0xc1, 0xb6])]),
      undefined,
    ],
    [
      'shift_jis as the server says',
      Buffer.concat([Buffer.from('<p>'), Buffer.from([0x8a, 0xbf])]),
      'shift_jis',
    ],
    ['utf-16 by its mark', Buffer.from('\ufeff<p>Việt', 'utf16le'), 'latin1'],
    ['an unknown name', Buffer.from('<meta charset="klingon"><p>Việt'), undefined],
  ])('is decoded: %s', (_, bytes, charset) => {
    const [item] = pageItems(bytes, {
      place: 'p',
      url: 'http://e.org/2024/05/06/',
      ...(charset === undefined ? {} : { charset }),
    });
    expect(item).toHaveProperty('body', expect.stringMatching(/^(?:Việt|Viê|조|漢)$/));
  });

  test('elements nested without end take no stack, and a page without end no memory', async () => {
    const deep = Buffer.from(`<p>2024-05-06${'<div>'.repeat(200_000)}<p>text`);
    expect(pageItems(deep, { place: 'p', url: 'http://e.org/2024/05/06/' })).toHaveLength(1);
    async function* endless() {
      for (;;) yield new Uint8Array(2 ** 20).fill(97);
    }
    const { skipped } = await gather(readHtml(endless(), 'p'));
    expect(skipped).toEqual([{ place: 'p', reason: expect.stringContaining('larger than 8 MiB') }]);
  });
});

test('a changed byte gives items or reasons, in normal form', async () => {
  const names = ['kcna-q.html', 'kcna-detail.html', 'kcna-day.htm', 'kcna-item.html'];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...names),
      fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 20 }),
      async (name, changes) => {
        const bytes = Buffer.from(bytesOf(name));
        for (const [at, value] of changes) bytes[at % bytes.length] = value;
        const place = `kcna.co.jp/item/2010/201007/news08/20100708-04ee.html`;
        const { documents, skipped } = await gather(readHtml(stream(bytes), place));
        expect(documents.length + skipped.length).toBeGreaterThan(0);
        for (const { title, body } of documents) expect(`${title}${body}`).not.toMatch(/[^\P{Cc}\n]|\p{Cs}/u);
      },
    ),
    { numRuns: 300 },
  );
});

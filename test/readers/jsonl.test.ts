import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readJsonl } from '../../src/readers/jsonl.js';
import { readLines } from '../../src/readers/lines.js';
import { normalForm } from '../../src/readers/text.js';
import { gather, inPieces, stream } from '../support/bytes.js';

const read = (...pieces: (string | Uint8Array)[]) => gather(readJsonl(stream(...pieces), 'some.jsonl'));
const line = (fields: object = {}) =>
  JSON.stringify({ id: 'a-1', date: '2024-05-06', title: 'A title', body: 'A body.', ...fields });

describe('a good line', () => {
  test('gives its document; extra is ignored, null and absent are empty', async () => {
    const full = line({ lang: 'en', source: 'An agency', url: 'http://example.org/1', extra: { x: 1 } });
    const bare = JSON.stringify({ id: 'a-2', date: '1997-01-01', title: 'Only a headline', body: null });
    expect(await read(`${full}\n${bare}\n`)).toEqual({
      documents: [
        {
          id: 'a-1',
          date: '2024-05-06',
          title: 'A title',
          body: 'A body.',
          language: 'en',
          source: 'An agency',
          url: 'http://example.org/1',
        },
        {
          id: 'a-2',
          date: '1997-01-01',
          title: 'Only a headline',
          body: '',
          language: '',
          source: '',
          url: '',
        },
      ],
      skipped: [],
    });
  });

  test('may lack its last break, follow a byte order mark, end in CRLF or stand between empty lines', async () => {
    const { documents, skipped } = await read(`\ufeff${line()}\r\n\r\n  \n${line({ id: 'b' })}`);
    expect(documents.map(({ id }) => id)).toEqual(['a-1', 'b']);
    expect(skipped).toEqual([]);
  });

  test.each([
    ['en', 'en'],
    ['EN-gb', 'en'],
    ['zh_Hans', 'zh'],
    ['', ''],
  ])('language %j becomes %j', async (lang, language) => {
    expect((await read(line({ lang }))).documents[0]?.language).toBe(language);
  });

  test('text comes in normal form, whether escaped or raw', async () => {
    const body = 'one\r\ntwo\rthree\u2029four\tfive\u0000six\u0085seven e\u0301 \ud800 \u{1f600}';
    const { documents } = await read(line({ title: 'a\nb', body }));
    expect(documents[0]?.body).toBe('one\ntwo\nthree\nfour five six seven \u00e9 \ufffd \u{1f600}');
    expect(documents[0]?.title).toBe('a b');
    const raw = (await read(line({ body: 'x#y' }).replace('#', '\u0000'))).documents;
    expect(raw[0]?.body).toBe('x y');
  });

  test('mixed scripts survive', async () => {
    const body = 'Việt Nam, 조선, Россия, 中国, עברית, ไทย, ລາວ, 👩‍👩‍👧';
    expect((await read(line({ body }))).documents[0]?.body).toBe(body.normalize('NFC'));
  });
});

describe('a bad line is skipped with its place and why', () => {
  test.each([
    ['{"id": "a', 'not JSON'],
    ['[1, 2]', '"[1,2]" is not an object'],
    ['null', '"null" is not an object'],
    ['"text"', '"text" is not an object'],
    [line({ id: undefined }), 'id is "nothing"'],
    [line({ id: 7 }), 'id is "7"'],
    [line({ id: ' ' }), 'id is " "'],
    [line({ date: undefined }), 'date is "nothing"'],
    [line({ date: 20240506 }), 'date is "20240506"'],
    [line({ date: '2024-02-30' }), 'date is "2024-02-30"'],
    [line({ date: '2023-02-29' }), 'date is "2023-02-29"'],
    [line({ date: '0000-01-01' }), 'date is "0000-01-01"'],
    [line({ date: '2024-13-01' }), 'date is "2024-13-01"'],
    [line({ date: '2024-00-10' }), 'date is "2024-00-10"'],
    [line({ date: '2024-5-6' }), 'date is "2024-5-6"'],
    [line({ date: '20240-05-06' }), 'date is "20240-05-06"'],
    [line({ title: '', body: ' \u0000\n' }), 'neither title nor body'],
    [line({ id: '\u0000' }), 'id is " "'],
    [line({ title: null, body: null }), 'neither title nor body'],
    [line({ title: ['a'] }), 'title is "[\\"a\\"]"'.replaceAll('\\', '')],
    [line({ body: 3 }), 'body is "3"'],
    [line({ source: {} }), 'source is "{}"'],
    [line({ url: false }), 'url is "false"'],
    [line({ lang: 'English!' }), 'lang is "English!"'],
  ])('%s', async (bad, reason) => {
    const { documents, skipped } = await read(`${line()}\n${bad}\n${line({ id: 'b' })}\n`);
    expect(documents.map(({ id }) => id)).toEqual(['a-1', 'b']);
    expect(skipped).toEqual([{ place: 'some.jsonl:2', reason: expect.stringContaining(reason) }]);
  });

  test('invalid UTF-8 costs its own line only', async () => {
    const { documents, skipped } = await read(
      `${line()}\n`,
      new Uint8Array([0x7b, 0xff, 0xfe, 0x7d, 0x0a]),
      line({ id: 'b' }),
    );
    expect(documents.map(({ id }) => id)).toEqual(['a-1', 'b']);
    expect(skipped).toEqual([{ place: 'some.jsonl:2', reason: 'invalid UTF-8; save the file as UTF-8' }]);
  });

  test('messages carry no control characters, whatever the file holds', async () => {
    const { skipped } = await read(
      `${line({ date: '\u001b[31m\u009b2J' })}\n\u001b]0;x\u0007{\n${line({ id: '\u001b' })}`,
    );
    expect(skipped).toHaveLength(3);
    for (const { reason } of skipped) expect(reason).not.toMatch(/\p{Cc}/u);
  });

  test('names that objects inherit are only names', async () => {
    const { documents, skipped } = await read(
      '{"__proto__": {"id": "x", "date": "2024-01-01", "title": "t"}}',
    );
    expect([documents.length, skipped.length]).toEqual([0, 1]);
  });
});

test('a line of 200 MB is let go while it is read', async () => {
  async function* long() {
    yield* stream(`${line()}\n{"body": "`);
    for (let i = 0; i < 3200; i++) yield new Uint8Array(2 ** 16).fill(97);
    yield* stream(`"}\n${line({ id: 'b' })}\n`);
  }
  const before = process.memoryUsage().arrayBuffers;
  let peak = 0;
  let number = 0;
  for await (const found of readLines(watch(long()), 2 ** 23)) {
    number += 1;
    expect(found.bytes === null).toBe(number === 2);
  }
  async function* watch(bytes: AsyncIterable<Uint8Array>) {
    for await (const chunk of bytes) {
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
      yield chunk;
    }
  }
  expect(number).toBe(3);
  expect(peak).toBeLessThan(150 * 2 ** 20);
  const { documents, skipped } = await gather(readJsonl(long(), 'long.jsonl'));
  expect(documents.map(({ id }) => id)).toEqual(['a-1', 'b']);
  expect(skipped).toEqual([
    { place: 'long.jsonl:2', reason: 'the line is longer than 8 MiB; cut the document into parts' },
  ]);
});

describe('whatever the bytes', () => {
  const document = fc.record({
    id: fc.string({ minLength: 1, maxLength: 8 }),
    date: fc.constantFrom('2011-12-17', '1997-01-01', '2024-02-29'),
    title: fc.string({ unit: 'binary', maxLength: 30 }),
    body: fc.oneof(fc.constant(null), fc.string({ unit: 'grapheme', maxLength: 200 })),
  });
  const file = fc
    .array(document, { minLength: 1, maxLength: 12 })
    .map((documents) => Buffer.from(documents.map((each) => `${JSON.stringify(each)}\n`).join('')));

  test('the seams between chunks change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 50 }), async (bytes, size) => {
        expect(await gather(readJsonl(inPieces(bytes, size), 'f'))).toEqual(
          await gather(readJsonl(stream(bytes), 'f')),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('a changed byte touches no line but its own and, where breaks come or go, its neighbour', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.nat(), fc.integer({ min: 0, max: 255 }), async (bytes, at, value) => {
        const before = await gather(readJsonl(stream(bytes), 'f'));
        const mutated = Buffer.from(bytes);
        mutated[at % bytes.length] = value;
        const after = await gather(readJsonl(stream(mutated), 'f'));
        const lost = before.documents.filter(
          (document) => !after.documents.some((other) => JSON.stringify(other) === JSON.stringify(document)),
        );
        expect(lost.length).toBeLessThanOrEqual(2);
        for (const { place, reason } of after.skipped) {
          expect(place).toMatch(/^f:\d+$/);
          expect(reason).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('bytes of any kind give documents or reasons', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { documents } = await gather(readJsonl(stream(bytes), 'f'));
        expect(documents).toEqual([]);
      }),
    );
  });

  test('normal form is the same when taken twice, and has no control character but the line break', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = normalForm(text);
        expect(normalForm(once)).toBe(once);
        expect(once).not.toMatch(/[^\P{Cc}\n]|\p{Cs}/u);
      }),
    );
  });
});

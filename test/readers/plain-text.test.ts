import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlainText } from '../../src/readers/plain-text.js';
import { gather, stream } from '../support/bytes.js';

const read = (text: string | Uint8Array, place = 'folder/some.txt') =>
  gather(readPlainText(stream(text), place));

test('title, headers in any order, text', async () => {
  expect(
    await read(
      'A title\r\nLanguage: EN\r\nDate: 2024-05-06\r\nurl:  http://e.org/1\r\n\r\nOne.\r\n\r\nTwo.\r\n',
    ),
  ).toEqual({
    documents: [
      {
        id: 'some',
        date: '2024-05-06',
        title: 'A title',
        body: 'One.\n\nTwo.',
        language: 'en',
        source: '',
        url: 'http://e.org/1',
      },
    ],
    skipped: [],
  });
});

test('the day may stand in the file name; that under the title goes first', async () => {
  expect((await read('T\nBody', 'x/talk-2023-01-02.txt')).documents[0]).toMatchObject({
    id: 'talk-2023-01-02',
    date: '2023-01-02',
    body: 'Body',
  });
  expect((await read('T\nDate: 2024-05-06', 'x/talk-2023-01-02.txt')).documents[0]?.date).toBe('2024-05-06');
});

test.each([
  ['', 'the file is empty'],
  [' \u0000\n', 'the file is empty'],
  ['T\nBody', 'no date'],
  ['T\nBody\nDate: 2024-05-06', 'no date'],
  ['T\nDate: 2024-02-30', 'date is "2024-02-30"'],
  ['T\nDate: tomorrow', 'date is "tomorrow"'],
])('%j is skipped', async (text, reason) => {
  expect(await read(text)).toEqual({
    documents: [],
    skipped: [{ place: 'folder/some.txt', reason: expect.stringContaining(reason) }],
  });
});

test('bytes of any kind give one document or one reason', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 80 }), async (bytes) => {
      const { documents, skipped } = await read(Buffer.concat([Buffer.from('T\nDate: 2024-05-06\n'), bytes]));
      expect(documents.length + skipped.length).toBe(1);
    }),
  );
});

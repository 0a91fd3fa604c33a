import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCsvDocuments } from '../../src/readers/csv-documents.js';
import { readJsonl } from '../../src/readers/jsonl.js';
import { gather, inPieces, stream } from '../support/bytes.js';

const read = (text: string) => gather(readCsvDocuments(stream(text), 'some.csv'));

test('a table has the documents of the same JSON lines, whatever stands in its cells and wherever it is cut', async () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('a "quoted" word', 'one, two', 'two\nlines', ' ', '조선, "중국"', ''),
  );
  // What a table cannot keep apart: the mark of no UTF-8, and the control character that ends files.
  const text = words.filter((one) => !['\ufffd', '\u001a', '\r'].some((sign) => one.includes(sign)));
  const document = fc.record({
    id: fc.nat(99).map((n) => `d${n}`),
    date: fc.constantFrom('2011-05-02', '2011-02-30', 'yesterday'),
    title: text,
    body: text,
    lang: fc.constantFrom('en', '', 'not a language'),
    url: fc.constantFrom('https://example.org/a,b', ''),
  });
  let found = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(document, { minLength: 1, maxLength: 8 }),
      fc.integer({ min: 1, max: 40 }),
      async (documents, piece) => {
        const table = stringify(documents, { header: true });
        const lines = documents.map((one) => JSON.stringify(one)).join('\n');
        const expected = await gather(readJsonl(stream(lines), 'some.jsonl'));
        const bytes = inPieces(new TextEncoder().encode(table), piece);
        const got = await gather(readCsvDocuments(bytes, 'some.csv'));
        expect(got.documents).toEqual(expected.documents);
        expect(got.skipped.map(({ reason }) => reason)).toEqual(expected.skipped.map(({ reason }) => reason));
        found += got.documents.length;
      },
    ),
  );
  expect(found).toBeGreaterThan(50);
});

test('rows that cannot be used are skipped with their lines, and the others are read', async () => {
  const { documents, skipped } = await read(
    '\ufeffID,date,title,shelf\na,2011-05-02,One,3\nb,2011-05-02\nc,2011-13-01,Three,\nd,2011-05-04,Fo\ufffdr,\ne,2011-05-05,Five,',
  );
  expect(documents.map(({ id, title }) => [id, title])).toEqual([
    ['a', 'One'],
    ['e', 'Five'],
  ]);
  expect(skipped).toEqual([
    { place: 'some.csv:3', reason: '2 cells where the header has 4; the row is shifted' },
    {
      place: 'some.csv:4',
      reason: 'date is "2011-13-01"; give a day of the calendar from 1900 to 2100 as YYYY-MM-DD',
    },
    { place: 'some.csv:5', reason: 'U+FFFD stands in it, where bytes are no UTF-8; save the file as UTF-8' },
  ]);
});

test('a table of something else, and one that breaks off', async () => {
  expect((await read('from,to,amount\na,b,1\n')).skipped).toEqual([
    {
      place: 'some.csv',
      reason: 'no table of documents: its header needs id, date and at least one of title and body',
    },
  ]);
  const { documents, skipped } = await read('id,date,title\na,2011-05-02,One\nb,2011-05-02,"Two');
  expect(documents.map(({ id }) => id)).toEqual(['a']);
  expect(skipped[0]?.reason).toMatch(/breaks off inside a cell/);
});

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { loadDocuments } from '../../src/loading/load.js';
import { openStore } from '../../src/loading/stored.js';
import { parseStore } from '../../src/store/address.js';
import { Store } from '../../src/store/store.js';
import { readDocuments } from '../../src/texts/documents.js';
import { gather } from '../support/bytes.js';
import { scratch } from '../support/example.js';

const root = scratch();
const path = (name: string) => join(root, name);

async function parquet(name: string, select: string): Promise<string> {
  const store = await Store.open();
  await store.run(`COPY (${select}) TO '${path(name).replaceAll("'", "''")}' (FORMAT parquet)`);
  store.close();
  return path(name);
}

const ROWS = `(VALUES (1, TIMESTAMP '2011-05-02 23:30:00', 'Greetings to Lao President', 'x'), (2, TIMESTAMP '2011-05-03 00:10:00', NULL, 'Viet Nam, "thanked"'),
  (3, NULL, 'No day', ''), (4, TIMESTAMP '2011-05-04 10:00:00', ' ', NULL)) AS v(id, "date", title, body)`;

test('Parquet and CSV hold the documents of the same JSON lines, and a store takes each once', async () => {
  const columns = await parquet("it's.parquet", `SELECT *, 'en' AS lang, 7 AS shelf FROM ${ROWS}`);
  const lines = [
    { id: '1', date: '2011-05-02', title: 'Greetings to Lao President', body: 'x', lang: 'en' },
    { id: '2', date: '2011-05-03', body: 'Viet Nam, "thanked"', lang: 'en' },
  ];
  writeFileSync(path('same.jsonl'), lines.map((line) => JSON.stringify(line)).join('\n'));
  const table =
    'id,date,title,body,lang\n1,2011-05-02,Greetings to Lao President,x,en\n2,2011-05-03,,"Viet Nam, ""thanked""",en\n';
  writeFileSync(path('same.csv.gz'), gzipSync(table));
  const expected = await gather(readDocuments([path('same.jsonl')]));
  const found = await gather(readDocuments([columns]));
  expect(found.documents).toEqual(expected.documents);
  expect(found.skipped).toEqual([
    {
      place: `${columns}, row 3`,
      reason: 'date is "null"; give a day of the calendar from 1900 to 2100 as YYYY-MM-DD',
    },
    { place: `${columns}, row 4`, reason: 'neither title nor body has text' },
  ]);
  const engine = await openStore(parseStore(`duckdb:${path('documents')}`, ''));
  expect(await loadDocuments(engine, [columns])).toMatchObject({ rows: 2, added: 2, skipped: 2 });
  expect(await loadDocuments(engine, [path('same.csv.gz')])).toMatchObject({ rows: 2, added: 0 });
  expect(await loadDocuments(engine, [path('same.jsonl')])).toMatchObject({ rows: 2, added: 0 });
  await engine.close();
});

test('a file that is none, and one of something else, are skipped by themselves', async () => {
  writeFileSync(path('none.parquet'), 'no Parquet');
  const other = await parquet('other.parquet', `SELECT 'a' AS "from", 'b' AS "to"`);
  const { documents, skipped } = await gather(readDocuments([path('none.parquet'), other]));
  expect(documents).toEqual([]);
  expect(skipped[0]?.reason).toMatch(/^cannot be read as Parquet: /);
  expect(skipped[1]?.reason).toMatch(/^no table of documents: /);
});

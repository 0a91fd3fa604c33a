import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { storedDocument } from '../../src/loading/contents.js';
import { DuckEngine } from '../../src/store/duck-engine.js';
import type { Document } from '../../src/types.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-duck-'));
afterAll(() => rmSync(scratch, { recursive: true }));

test('a document that stands there twice comes once and is counted once; another of its id is another', async () => {
  const engine = await DuckEngine.open(join(scratch, 'twice'));
  await engine.prepare();
  const one: Document = {
    id: 'a',
    date: '2011-05-02',
    title: 'Greetings to Lao President',
    body: '',
    language: 'en',
    source: 's',
    url: '',
  };
  const other = { ...one, title: 'Lao President Greeted' };
  for (const some of [[one, other], [one]]) {
    const rows = engine.documents();
    for (const document of some) rows.push(storedDocument(document));
    await rows.add(true);
  }
  const found: Document[] = [];
  for await (const document of engine.scan({ pattern: 'lao', languages: ['en'] })) found.push(document);
  expect(found).toHaveLength(2);
  expect(found).toEqual(expect.arrayContaining([one, other]));
  expect(await engine.countDocuments()).toEqual(new Map([['en', 2]]));
  await engine.close();
});

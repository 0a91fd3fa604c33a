import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { storedDocument } from '../../src/loading/contents.js';
import { DuckEngine } from '../../src/store/duck-engine.js';
import type { Document } from '../../src/types.js';
import { GREETING } from '../support/made-documents.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-duck-'));
afterAll(() => rmSync(scratch, { recursive: true }));

test('a document that stands there twice comes once and is counted once; another of its id is another', async () => {
  const engine = await DuckEngine.open(join(scratch, 'twice'));
  await engine.prepare();
  const other = { ...GREETING, title: 'Lao President Greeted' };
  for (const some of [[GREETING, other], [GREETING]]) {
    const rows = engine.documents();
    for (const document of some) rows.push(storedDocument(document));
    await rows.add(true);
  }
  const found: Document[] = [];
  for await (const document of engine.scan({ pattern: 'lao', languages: ['en'] })) found.push(document);
  expect(found).toHaveLength(2);
  expect(found).toEqual(expect.arrayContaining([GREETING, other]));
  expect(await engine.countDocuments()).toEqual(new Map([['en', 2]]));
  await engine.close();
});

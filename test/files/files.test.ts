import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/error.js';
import { filesIn, readTextFile } from '../../src/files/files.js';

const folder = mkdtempSync(join(tmpdir(), 'tierline-files-'));
mkdirSync(join(folder, 'b'));
mkdirSync(join(folder, '.hidden'));
for (const name of ['c.csv', 'b/a.csv', '.note', '.hidden/d.csv']) writeFileSync(join(folder, name), name);

describe('what a path stands for', () => {
  test('a folder is its files in the order of their paths, without hidden ones', async () => {
    expect(await filesIn(folder, 'a folder')).toEqual([join(folder, 'b', 'a.csv'), join(folder, 'c.csv')]);
  });

  test('a file is itself, also a hidden one that is named', async () => {
    expect(await filesIn(join(folder, '.note'), 'a folder')).toEqual([join(folder, '.note')]);
  });

  test('what is not there is refused with what to name instead', async () => {
    const missing = join(folder, 'none');
    const refusal = new UsageError(`${missing} cannot be read (ENOENT); name a table`);
    await expect(filesIn(missing, 'a table')).rejects.toThrow(refusal);
    await expect(readTextFile(missing, 'a table')).rejects.toThrow(refusal);
    expect(await readTextFile(join(folder, 'c.csv'), 'a table')).toBe('c.csv');
  });
});

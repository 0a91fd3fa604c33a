import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { UsageError } from '../../src/error.js';
import { type ExportFormat, exportTables } from '../../src/store/export.js';
import { Store } from '../../src/store/store.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-export-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const CITATION = {
  name: 'small',
  title: 'Small',
  version: '1',
  licence: 'CC0-1.0',
  citation: 'Somebody: Small.',
  asOf: '2024-12-31',
  digest: 'd',
};

async function exported(table: string, format: ExportFormat): Promise<string> {
  const directory = mkdtempSync(join(scratch, 'out-'));
  const store = await Store.open();
  try {
    await store.run(`CREATE TABLE "${table}" AS SELECT '=1' AS name`);
    await exportTables(store, directory, format, CITATION);
  } finally {
    store.close();
  }
  return directory;
}

test('a table as CSV, with no cell that a spreadsheet would run', async () => {
  expect(readFileSync(join(await exported('rows', 'csv'), 'rows.csv'), 'utf8')).toBe("name\n'=1\n");
});

test.each(['csv', 'parquet'] as const)(
  '%s that cannot be written is told, not thrown as it comes',
  async (format) => {
    // The name of this table leads to a folder that is not there.
    const failed = exported('none/rows', format);
    await expect(failed).rejects.toThrow(UsageError);
    await expect(failed).rejects.toThrow(/^\S+out-\w+ cannot be written \(.+\) and is not whole/);
  },
);

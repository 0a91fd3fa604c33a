import { existsSync, lstatSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type NewFolder, replaceFolder } from '../../src/builds/write.js';
import { UsageError } from '../../src/error.js';
import { Store } from '../../src/store/store.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-write-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const made = (fill: NewFolder['fill']) =>
  replaceFolder(join(scratch, 'out'), { what: 'build', isOurs: () => true, advice: 'Free space.', fill });

describe('a folder that is made as a whole', () => {
  test.skipIf(!existsSync('/dev/full'))(
    'stays as it was where the store cannot write, which is told (skipped without /dev/full)',
    async () => {
      await made(async (fresh) => writeFileSync(join(fresh, 'first'), ''));
      const store = await Store.open();
      const full = made(() => store.run("COPY (SELECT 1) TO '/dev/full' (FORMAT parquet)"));
      await expect(full).rejects.toThrow(UsageError);
      await expect(full).rejects.toThrow(
        /out cannot be written \(IO Error: .*the previous build is untouched/,
      );
      store.close();
      expect(readdirSync(scratch)).toEqual(['out']);
      expect(existsSync(join(scratch, 'out', 'first'))).toBe(true);
    },
  );

  test('does not hide another failure behind a column that is called as one of writing', async () => {
    const store = await Store.open();
    const failed = made(() => store.run('SELECT "IO Error"'));
    await expect(failed).rejects.toThrow(/^Binder Error/);
    await expect(failed).rejects.not.toThrow(UsageError);
    store.close();
  });

  test('does not take the place of a link', async () => {
    const link = join(scratch, 'link');
    symlinkSync(join(scratch, 'out'), link);
    const options = { what: 'build', isOurs: () => true, advice: '', fill: async () => {} };
    await expect(replaceFolder(link, options)).rejects.toThrow(`${link} is a link, which is not replaced`);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    rmSync(link);
  });
});

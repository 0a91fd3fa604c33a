import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { isInside, readyTarget } from '../../src/files/write-target.js';
import { scratch } from '../support/example.js';

describe('a file to be written later', () => {
  test('may be new, in a new folder, or replace a plain file, which stays until then', async () => {
    const folder = scratch();
    await readyTarget(join(folder, 'new/a.parquet'));
    expect(existsSync(join(folder, 'new/a.parquet.part'))).toBe(false);
    const old = join(folder, 'old');
    writeFileSync(old, 'as it was');
    await readyTarget(old);
    expect(readFileSync(old, 'utf8')).toBe('as it was');
  });

  test('is refused where a folder, a link or a device stands', async () => {
    const folder = scratch();
    mkdirSync(join(folder, 'folder'));
    writeFileSync(join(folder, 'file'), '');
    symlinkSync(join(folder, 'file'), join(folder, 'link'));
    for (const path of [join(folder, 'folder'), join(folder, 'link'), '/dev/null'])
      await expect(readyTarget(path)).rejects.toThrow(`${path} is there and is no plain file`);
  });

  test('is refused where its folder cannot be one', async () => {
    const file = join(scratch(), 'file');
    writeFileSync(file, '');
    await expect(readyTarget(join(file, 'a.parquet'))).rejects.toThrow(
      /a\.parquet cannot be written \(E\w+\)/,
    );
  });
});

test('a path is in a folder by whatever way it leads there', async () => {
  const folder = scratch();
  mkdirSync(join(folder, 'pack/deep'), { recursive: true });
  mkdirSync(join(folder, 'pack-2'));
  symlinkSync(join(folder, 'pack/deep'), join(folder, 'way'));
  const inside = (path: string) => isInside(join(folder, path), join(folder, 'pack'));
  expect(await inside('pack/sources.csv')).toBe(true);
  expect(await inside('pack/none/yet/a')).toBe(true);
  expect(await inside('way/a')).toBe(true);
  expect(await inside('pack-2/../pack/a')).toBe(true);
  expect(await inside('pack-2/a')).toBe(false);
  expect(await inside('a')).toBe(false);
});

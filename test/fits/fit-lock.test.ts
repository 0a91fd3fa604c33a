import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockFit } from '../../src/fits/fit-lock.js';
import { scratch } from '../support/example.js';

const lockIn = (folder: string) => join(folder, '.fit.lock');

describe('the lock of a folder of a fit', () => {
  test('holds the number of the process, and goes', () => {
    const folder = join(scratch(), 'fit');
    const unlock = lockFit(folder);
    expect(readFileSync(lockIn(folder), 'utf8')).toBe(`${process.pid}\n`);
    unlock();
    expect(existsSync(lockIn(folder))).toBe(false);
  });

  test('refuses while another process that runs has it', () => {
    const folder = scratch();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      writeFileSync(lockIn(folder), `${other.pid}\n`);
      expect(() => lockFit(folder)).toThrow(`another fit (process ${other.pid}) writes to this folder`);
      expect(readFileSync(lockIn(folder), 'utf8')).toBe(`${other.pid}\n`);
    } finally {
      other.kill('SIGKILL');
    }
  });

  test.each(['', 'x', '-1'])('of %j is nobody’s and is taken over', (text) => {
    const folder = scratch();
    writeFileSync(lockIn(folder), text);
    lockFit(folder)();
  });

  test('of a process that is gone is taken over', () => {
    const folder = scratch();
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    writeFileSync(lockIn(folder), `${pid}\n`);
    lockFit(folder)();
    expect(existsSync(lockIn(folder))).toBe(false);
  });

  test('is refused where the folder is a file, or a folder has the name of a file of the fit', () => {
    const file = join(scratch(), 'file');
    writeFileSync(file, '');
    expect(() => lockFit(file)).toThrow(`${file} is no folder; name another folder with --out`);
    expect(() => lockFit(join(file, 'fit'))).toThrow(
      'cannot be written (ENOTDIR); name another folder with --out',
    );
    const folder = scratch();
    mkdirSync(join(folder, 'draws.csv'));
    expect(() => lockFit(folder)).toThrow('draws.csv is there and is no plain file');
    expect(existsSync(lockIn(folder))).toBe(false);
  });
});

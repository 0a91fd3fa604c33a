import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import { packFolder } from './packs.js';

export const EXAMPLE = packFolder('example');

/** What becomes of a file of the example: new content, a rewriting of the old, or null for none. */
export type Change = string | Buffer | null | ((text: string) => string);
export type Changes = Readonly<Record<string, Change>>;

const made: string[] = [];
afterAll(() => {
  for (const directory of made.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** An empty directory that lasts as long as the test file. */
export function scratch(): string {
  const directory = mkdtempSync(join(tmpdir(), 'tierline-test-'));
  made.push(directory);
  return directory;
}

/** A copy of the example pack with some files changed. */
export function examplePack(changes: Changes = {}): string {
  const directory = join(scratch(), 'example');
  cpSync(EXAMPLE, directory, { recursive: true });
  for (const [path, change] of Object.entries(changes)) {
    const file = join(directory, path);
    if (change === null) rmSync(file);
    else if (typeof change === 'function') writeFileSync(file, rewrite(path, file, change));
    else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, change);
    }
  }
  return directory;
}

/** A rewriting that changes nothing would make a test pass for the wrong reason. */
function rewrite(path: string, file: string, change: (text: string) => string): string {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`the change of ${path} changes nothing; did the example change?`);
  return after;
}

/** Replaces the first occurrence. */
export const swap = (from: string | RegExp, to: string) => (text: string) => text.replace(from, to);
/** Adds to the end. */
export const add = (more: string) => (text: string) => text + more;

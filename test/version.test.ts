import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { digestCode } from '../src/version.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-version-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(scratch, path)), { recursive: true });
  writeFileSync(join(scratch, path), text);
};
const digest = () => digestCode(`${scratch}/`);

test('code that makes builds changes the digest of the engine, code that shows them does not', () => {
  for (const path of ['build.js', 'model/tiers.js', 'brief/brief.js', 'cli/table.js', 'web/page.js'])
    write(path, 'one');
  const before = digest();
  for (const path of ['cli/table.js', 'web/page.js', 'server/new.js', 'read-me.md']) write(path, 'other');
  expect(digest()).toBe(before);
  for (const path of ['build.js', 'model/tiers.js', 'brief/brief.js', 'model/cli/part.js']) {
    const past = digest();
    write(path, 'other');
    expect(digest(), path).not.toBe(past);
  }
});

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { openBuild, readBuild } from '../../src/builds/open.js';
import { examplePack, scratch, swap } from '../support/example.js';

const out = scratch();
const directory = join(out, 'example');
const pack = examplePack({ 'model.yml': swap('draws: 500', 'draws: 200') });
let made = 0;
const open = () => openBuild(pack, { out, progress: (stage) => (made += stage === 'measuring' ? 1 : 0) });

beforeAll(async () => {
  await open();
  await open();
  expect(made).toBe(1);
}, 120_000);

describe('a build of which a file was damaged', () => {
  test.each([
    ['tiers.json', '{'],
    ['gaps.json', '{}'],
    ['media.json', 'null'],
    ['build.json', ''],
    ['claims.json', null],
    ['tables', null],
  ])(
    '%s, now %j, is named and made again',
    async (name, text) => {
      const path = join(directory, name);
      const before = name === 'tables' ? '' : readFileSync(path, 'utf8');
      if (text === null) rmSync(path, { recursive: true });
      else writeFileSync(path, text);
      await expect(readBuild(directory)).rejects.toThrow(`${path} cannot be read as part of a build`);
      made = 0;
      const { standings } = await open();
      expect(made).toBe(1);
      expect(standings.length).toBeGreaterThan(1);
      if (name !== 'tables') expect(readFileSync(path, 'utf8')).toBe(before);
    },
    120_000,
  );
});

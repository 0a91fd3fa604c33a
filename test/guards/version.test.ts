import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { VERSION } from '../../src/version.js';

const root = new URL('../../', import.meta.url);
const textOf = (path: string) => readFileSync(new URL(path, root), 'utf8');

test('the version is that of package.json and has its place in the changelog', () => {
  expect(JSON.parse(textOf('package.json')).version).toBe(VERSION);
  expect(textOf('CHANGELOG.md')).toContain(VERSION);
});

test('the README has the length of a page and the two commands', () => {
  const readme = textOf('README.md');
  const lines = readme.trimEnd().split('\n').length;
  expect(lines).toBeGreaterThanOrEqual(50);
  expect(lines).toBeLessThanOrEqual(80);
  for (const command of ['npm ci && npm start', 'npm ci && npm test']) expect(readme).toContain(command);
});

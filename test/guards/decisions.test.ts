import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const FOLDER = fileURLToPath(new URL('../../docs/decisions/', import.meta.url));
const records = readdirSync(FOLDER).filter((name) => /^\d{4}-/.test(name));

test.each(records)('%s bears the number of its file, and the index names it', (name) => {
  const number = name.slice(0, 4);
  expect(readFileSync(`${FOLDER}${name}`, 'utf8').split('\n')[0]).toMatch(new RegExp(`^# ${number} `));
  expect(readFileSync(`${FOLDER}README.md`, 'utf8')).toContain(`[${number}](${name})`);
});

test('no two records have one number', () => {
  expect(new Set(records.map((name) => name.slice(0, 4))).size).toBe(records.length);
});

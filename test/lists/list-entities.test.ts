import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readEntities } from '../../src/lists/list-entities.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-list-entities-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const fixture = (name: string) =>
  fileURLToPath(new URL(`../readers/lists/fixtures/${name}`, import.meta.url));

test('a list that must not be believed is passed over by name, and the others give what they would alone', async () => {
  const empty = join(scratch, 'sdn_2024-02-01.csv');
  writeFileSync(empty, '');
  const { canonical: _, ...alone } = await readEntities([fixture('sdn.csv')], { part: true });
  expect(alone.passed).toEqual([]);
  const { canonical: __, ...both } = await readEntities([empty, fixture('sdn.csv')], { part: true });
  expect(both).toEqual({
    ...alone,
    passed: [{ file: empty, reason: expect.stringContaining('the file is empty') }],
  });
});

test('where no list can be believed nothing is made, and each is told', async () => {
  await expect(readEntities([fixture('sdn.csv'), fixture('un.xml')])).rejects.toThrow(
    /sdn\.csv is not used: .*\n.*un\.xml is not used: 2 entries, 550 to 2500 expected/,
  );
});

test('a file that is no list is a wrong argument, whatever else is named', async () => {
  await expect(readEntities([fixture('sdn.csv'), 'package.json'], { part: true })).rejects.toThrow(
    'package.json is ',
  );
});

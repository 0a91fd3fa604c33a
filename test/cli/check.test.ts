import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { tierline, tierlineJson } from '../support/cli.js';
import { scratch } from '../support/example.js';

const RUSSIA = fileURLToPath(new URL('../../codebooks/russia', import.meta.url));

interface Checked {
  readonly errors: number;
  readonly issues: readonly { severity: string; file: string; line?: number; message: string }[];
  readonly codebook: Record<string, number> | null;
}

/** A copy of the Russian codebook with one text of codebook.yml changed. */
function changed(from: string, to: string): string {
  const directory = join(scratch(), 'codebook');
  cpSync(RUSSIA, directory, { recursive: true });
  const before = text(RUSSIA);
  if (!before.includes(from)) throw new Error(`codebook.yml does not say "${from}"`);
  writeFileSync(join(directory, 'codebook.yml'), before.replace(from, to));
  return directory;
}

const text = (directory: string) => readFileSync(join(directory, 'codebook.yml'), 'utf8');

test('a folder that holds only a codebook is checked as one, with what it holds', async () => {
  const { code, stdout } = await tierline('check', RUSSIA);
  expect(code).toBe(0);
  expect(stdout).toMatch(
    /codebooks\/russia: 0 errors, 0 warnings\ncodebook: 9 variables, \d+ categories, 16 cues, \d+ rules, \d+ phrases\n/,
  );
});

test('a mistake of its own is an error with its line', async () => {
  const directory = changed("multipolar(?:ity)?'", "&'");
  const { code, stdout } = await tierline('check', directory);
  expect(code).toBe(2);
  const line =
    text(directory)
      .split('\n')
      .findIndex((found) => found.includes('f_multipolar: ')) + 1;
  expect(stdout).toContain(`codebook.yml:${line}: cue f_multipolar: "&" stands for signs only`);
});

test('cues without use and examples that are coded otherwise are warnings', async () => {
  const directory = changed('"Lavrov meets foreign minister of Vietnam"', '"Flood hits Vietnam"');
  writeFileSync(
    join(directory, 'codebook.yml'),
    text(directory).replace('  talks:', "  idle: ['idle']\n  talks:"),
  );
  const { errors, issues, codebook } = await tierlineJson<Checked>('check', directory);
  const lineOf = (part: string) =>
    text(directory)
      .split('\n')
      .findIndex((line) => line.includes(part)) + 1;
  expect(errors).toBe(0);
  expect(codebook?.['cues']).toBe(17);
  expect(issues).toEqual([
    {
      severity: 'warning',
      file: 'codebook.yml',
      line: lineOf('  idle: '),
      message: 'cue idle is asked for by no rule; use it or remove it',
    },
    {
      severity: 'warning',
      file: 'codebook.yml',
      line: lineOf('"Flood hits Vietnam"'),
      message: expect.stringMatching(/^example of relevance\/relational is coded as third_party/),
    },
  ]);
});

test('a folder without pack.yml that has other files of a pack is a pack with a fault', async () => {
  const directory = changed('version: "1"', 'version: "2"');
  writeFileSync(join(directory, 'model.yml'), 'seed: 1\n');
  const { code, stdout } = await tierline('check', directory);
  expect(code).toBe(2);
  expect(stdout).toContain('pack.yml: the file is missing');
});

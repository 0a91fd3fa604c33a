import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, test } from 'vitest';
import { tierline, tierlineJson } from '../support/cli.js';
import { EXAMPLE, examplePack, scratch, swap } from '../support/example.js';

const PACK = 'packs/example';

/** Every file below a directory with the digest of its bytes. */
function bytesOf(directory: string): Record<string, string> {
  const files = (readdirSync(directory, { recursive: true }) as string[])
    .filter((path) => statSync(join(directory, path)).isFile())
    .sort();
  return Object.fromEntries(
    files.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(directory, path)))
        .digest('hex'),
    ]),
  );
}

let out = '';
beforeAll(async () => {
  out = join(scratch(), 'out');
  await tierline('build', PACK, '--out', out);
});

describe('the same pack, date and seed', () => {
  test('give the same bytes in another folder, whatever path names the pack', async () => {
    const again = join(scratch(), 'elsewhere');
    await tierline('build', `${EXAMPLE}/`, '--seed', '7', '--as-of', '2024-12-31', '--out', again);
    expect(bytesOf(again)).toEqual(bytesOf(out));
    expect(Object.keys(bytesOf(out)).length).toBeGreaterThan(20);
  });

  test('another seed gives other draws in a folder beside', async () => {
    const seeded = join(scratch(), 'out');
    await tierline('build', PACK, '--seed', '8', '--out', seeded);
    expect(readdirSync(seeded)).toEqual(['example~8']);
    const [a, b] = [bytesOf(join(out, 'example')), bytesOf(join(seeded, 'example~8'))];
    expect(Object.keys(b)).toEqual(Object.keys(a));
    expect(b['tiers.json']).not.toBe(a['tiers.json']);
    expect(b['tables/evidence.parquet']).toBe(a['tables/evidence.parquet']);
  });

  test('a current build is not made again; a changed pack is', async () => {
    const pack = examplePack();
    const folder = join(scratch(), 'out');
    const time = () => statSync(join(folder, 'example/build.json')).mtimeMs;
    await tierline('build', pack, '--out', folder);
    const before = time();
    await tierline('tiers', pack, '--out', folder);
    expect(time()).toBe(before);
    writeFileSync(join(pack, 'README.md'), 'Another text.\n');
    await tierline('tiers', pack, '--out', folder);
    expect(time()).not.toBe(before);
  });
});

describe('what stands in the way of a build', () => {
  test('a file where the output folder belongs: exit 1, words, the file intact', async () => {
    const blocked = join(scratch(), 'out');
    writeFileSync(blocked, 'mine');
    const { code, stdout, stderr } = await tierline('build', PACK, '--out', blocked);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`${join(blocked, 'example')} cannot be written`);
    expect(stderr).toContain('choose another folder with --out');
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(readFileSync(blocked, 'utf8')).toBe('mine');
  });

  test('what is no build is never replaced: not the pack itself, not a file', async () => {
    const pack = examplePack();
    const before = bytesOf(pack);
    const inPlace = await tierline('build', pack, '--out', join(pack, '..'));
    expect(inPlace.code).toBe(1);
    expect(inPlace.stderr).toContain(
      `${pack} holds something that is no build; choose another folder with --out`,
    );
    expect(bytesOf(join(pack, '..'))).toEqual(
      Object.fromEntries(Object.entries(before).map(([path, digest]) => [join('example', path), digest])),
    );

    const folder = scratch();
    writeFileSync(join(folder, 'example'), 'mine');
    const onFile = await tierline('build', PACK, '--out', folder);
    expect(onFile.code).toBe(1);
    expect(onFile.stderr).toContain(`${join(folder, 'example')} cannot be written`);
    expect(readFileSync(join(folder, 'example'), 'utf8')).toBe('mine');
  });

  test('a fault in the pack: exit 2, every issue on stderr, the previous build intact and nothing left beside', async () => {
    const pack = examplePack();
    const folder = join(scratch(), 'out');
    await tierline('build', pack, '--out', folder);
    const before = bytesOf(folder);
    for (const [file, change, says] of [
      [
        'ledger/visits.csv',
        swap('2024-02-20', '2024-02-30'),
        'ledger/visits.csv:9: date: 2024-02-30 is not a date',
      ],
      ['indicators/bonds.sql', () => 'SELECT 1', 'indicators/bonds.sql: the query must return partner'],
    ] as const) {
      const text = readFileSync(join(EXAMPLE, file), 'utf8');
      writeFileSync(join(pack, file), change(text));
      const { code, stdout, stderr } = await tierline('build', pack, '--out', folder);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toContain(says);
      expect(stderr).not.toMatch(/^\s+at /m);
      expect(bytesOf(folder)).toEqual(before);
      expect(readdirSync(folder)).toEqual(['example']);
      writeFileSync(join(pack, file), text);
    }
  });

  test('check lists the faults on stdout with exit 2, for machines too', async () => {
    const pack = examplePack({
      'model.yml': swap('draws: 500', 'draws: 5'),
      'claims.md': swap(' [@f-d-2021]', ''),
    });
    const plain = await tierline('check', pack);
    expect(plain.code).toBe(2);
    expect(plain.stdout.split('\n')).toEqual([
      'claims.md:46: c04: cites nothing; add [@evidence-id]',
      'model.yml:3: draws: 5 must be >= 200',
      `${pack}: 2 errors, 0 warnings`,
      'codebook: 9 variables, 21 categories, 5 cues, 17 rules, 17 phrases',
      '',
    ]);
    const machine = await tierline('check', pack, '--json');
    expect(machine.code).toBe(2);
    expect(JSON.parse(machine.stdout)).toMatchObject({
      errors: 2,
      issues: [{ file: 'claims.md', line: 46 }, {}],
    });
  });
});

describe('init', () => {
  test('makes a copy of the example, in an empty directory or a new one', async () => {
    for (const directory of [scratch(), join(scratch(), 'deep', 'pack')]) {
      const { code, stdout } = await tierline('init', directory);
      expect(code).toBe(0);
      expect(stdout).toContain(
        `${directory} is ready; change its files, then run: tierline check ${directory}`,
      );
      expect(bytesOf(directory)).toEqual(bytesOf(EXAMPLE));
    }
  });

  test('refuses a directory that holds something, and a file', async () => {
    const full = scratch();
    writeFileSync(join(full, 'letter'), 'mine');
    for (const [place, says] of [
      [full, `${full} is not empty; choose a new directory`],
      [join(full, 'letter'), 'cannot be used'],
    ] as const) {
      const { code, stderr } = await tierline('init', place);
      expect(code).toBe(1);
      expect(stderr).toContain(says);
    }
    expect(bytesOf(full)).toHaveProperty('letter');
    expect(readdirSync(full)).toEqual(['letter']);
  });
});

describe('export', () => {
  test('CSV as a data package with its citation', async () => {
    const directory = join(scratch(), 'data');
    const { files } = await tierlineJson<{ files: string[] }>('export', PACK, directory, '--out', out);
    expect(readdirSync(directory).sort()).toEqual([...files].sort());
    const read = (name: string) => readFileSync(join(directory, name), 'utf8');
    const datapackage = JSON.parse(read('datapackage.json'));
    expect(datapackage).toMatchObject({ name: 'example', version: '1.0.0', licenses: [{ name: 'CC0-1.0' }] });
    for (const { path, bytes, hash, schema } of datapackage.resources) {
      expect(bytes).toBe(statSync(join(directory, path)).size);
      expect(hash).toBe(`sha256:${bytesOf(directory)[path]}`);
      expect(read(path).split('\n')[0]).toBe(
        schema.fields.map(({ name }: { name: string }) => name).join(','),
      );
    }
    const tiers = parse(read('tiers.csv'), { columns: true }) as Record<string, string>[];
    expect(tiers.map(({ partner, tier }) => [partner, tier])).toEqual([
      ['XAA', '1'],
      ['XBB', '1'],
      ['XCC', '2'],
      ['XDD', ''],
    ]);
    expect(parse(read('evidence.csv'), { columns: true })).toHaveLength(66);
    expect(read('CITATION.txt')).toMatch(
      /^Tierline maintainers \(2026\).*\nAs published by 2024-12-31, build [0-9a-f]{64}\.\n$/,
    );
  });

  test('Parquet', async () => {
    const directory = join(scratch(), 'data');
    expect((await tierline('export', PACK, directory, '--format', 'parquet', '--out', out)).code).toBe(0);
    const files = readdirSync(directory);
    expect(files).toContain('tiers.parquet');
    expect(readFileSync(join(directory, 'tiers.parquet')).subarray(0, 4).toString()).toBe('PAR1');
  });

  test('cells that a spreadsheet would run are made harmless', async () => {
    const cells = [
      '=HYPERLINK("https://example.org")',
      '+1 and more of it',
      '-1 and more of it',
      '@SUM(A1:A9) of it',
    ];
    const rows = cells.map(
      (text, i) =>
        `p${i},memoir,,,1990,,year,XAA,"${text.replaceAll('"', '""')}",6,,party_link,,mutual,,,,\n`,
    );
    const pack = examplePack({ 'ledger/ties.csv': (text) => text + rows.join('') });
    const directory = join(scratch(), 'data');
    await tierline('export', pack, directory, '--out', join(scratch(), 'out'));
    const exported = parse(readFileSync(join(directory, 'ties.csv')), { columns: true }) as Record<
      string,
      string
    >[];
    expect(exported.filter(({ id }) => /^p\d$/.test(id as string)).map(({ summary }) => summary)).toEqual(
      cells.map((text) => `'${text}`),
    );
  });

  test('into a directory that holds something, or onto a file, is refused', async () => {
    const full = scratch();
    writeFileSync(join(full, 'letter'), 'mine');
    mkdirSync(join(full, 'inner'));
    for (const place of [full, join(full, 'letter')]) {
      const { code, stdout, stderr } = await tierline('export', PACK, place, '--out', out);
      expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
      expect(stderr).toMatch(/^tierline: .*choose a new directory/);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
    expect(readdirSync(full).sort()).toEqual(['inner', 'letter']);
  });
});

import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { tierline, tierlineCutShort, tierlineFed, tierlineInto } from '../support/cli.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-code-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const line = (id: string, title = 'Greetings to Lao President') =>
  `${JSON.stringify({ id, date: '2011-05-02', title, body: 'Kim Yong Nam sent a message of greeting to Lao President Choummaly Sayasone. He spoke of the two countries.', lang: 'en', source: 'test', url: null })}\n`;

function file(name: string, bytes: string | Uint8Array): string {
  const path = join(scratch, name);
  writeFileSync(path, bytes);
  return path;
}

describe('code', () => {
  test('one JSON object per document and state, in the shape of the guide', async () => {
    const { code, stdout } = await tierline('code', file('one.jsonl', line('i1')), '--json');
    expect(code).toBe(0);
    const row = JSON.parse(stdout);
    expect(row).toMatchObject({
      id: 'i1',
      partner: 'LAO',
      relevance: 'relational',
      act: 'message',
      direction: 'outgoing',
      actor_rank: 'head_of_state',
      partner_rank: 'supreme_leader',
      channel: 'state',
      exclusivity: 'single',
      list_size: null,
      list_position: null,
      formulas: ['two_countries'],
      event: 'LAO.message.i1',
    });
    expect(row.spans[0]).toEqual({
      start: expect.any(Number),
      end: expect.any(Number),
      rule: expect.any(String),
    });
  });

  test('the fields of a row, by name and in this order', async () => {
    const { stdout } = await tierline('code', file('keys.jsonl', line('i1')), '--json');
    expect(Object.keys(JSON.parse(stdout))).toEqual([
      ...['id', 'date', 'partner', 'relevance', 'act', 'direction', 'actor_rank', 'partner_rank', 'channel'],
      ...['exclusivity', 'list_size', 'list_position', 'occasion', 'formulas', 'spans', 'event'],
    ]);
  });

  test('- reads standard input, plain or gzip, like a file', async () => {
    const lines = line('i1') + line('i2', 'Flood Hits Thailand');
    const read = await tierline('code', file('in.jsonl', lines), '--json');
    for (const bytes of [lines, gzipSync(lines)]) {
      const fed = await tierlineFed(bytes, 'code', '-', '--json');
      expect(fed).toMatchObject({ code: 0, stdout: read.stdout });
    }
    const broken = await tierlineFed('{"id": 1}\n', 'code', '-', '--json');
    expect(broken.stderr).toMatch(/standard input:1: skipped, .*\n.*1 skipped/);
  });

  test('one thread or two, the same bytes in the same order', async () => {
    const many = file(
      'many.jsonl',
      Array.from({ length: 2_300 }, (_, i) => line(`i${i}`, i % 3 ? undefined : 'Flood Hits Thailand')).join(
        '',
      ),
    );
    const [one, two] = await Promise.all(
      ['1', '2'].map((threads) => tierline('code', many, '--json', '--threads', threads)),
    );
    expect(two?.stdout).toBe(one?.stdout);
    expect(one?.stdout.split('\n').length).toBeGreaterThan(2_300);
  });

  test('what cannot be read is named and counted, the rest coded', async () => {
    const bad = Buffer.concat([
      Buffer.from(line('a')),
      Buffer.from([0xff, 0xfe, 0x0a]),
      Buffer.from('{"id": 3}\n'),
      Buffer.from(line('b')),
    ]);
    const { code, stdout, stderr } = await tierline('code', file('bad.jsonl', bad), '--json');
    expect(code).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((row) => JSON.parse(row).id),
    ).toEqual(['a', 'b']);
    expect(stderr).toMatch(/bad\.jsonl:2: skipped/);
    expect(stderr).toMatch(/2 skipped/);
  });

  test('a language that is not read is counted, one that is not stated is read', async () => {
    const stated = line('es').replace('"lang":"en"', '"lang":"es"');
    const unstated = line('un').replace(/"lang":"en",?/, '');
    expect(stated).toContain('"es"');
    expect(unstated).not.toContain('"lang"');
    const { stdout, stderr } = await tierline('code', file('languages.jsonl', stated + unstated), '--json');
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout).id).toBe('un');
    expect(stderr).toMatch(/not read: 1 es\n$/);
  });

  describe.skipIf(!existsSync('/dev/full'))('where all is full (skipped without /dev/full)', () => {
    test.each([1, 3_000])('a file for %i rows is named, and the command fails', async (rows) => {
      const path = file(`full-${rows}.jsonl`, Array.from({ length: rows }, (_, i) => line(`i${i}`)).join(''));
      expect(await tierline('code', path, '--json', '--out', '/dev/full')).toEqual({
        code: 1,
        stdout: '',
        stderr:
          'tierline: /dev/full cannot be written (ENOSPC) and is not whole; free space or choose another place\n',
      });
    });

    test('standard output is named in one line', async () => {
      expect(await tierlineInto('/dev/full', 'code', file('out.jsonl', line('i1')), '--json')).toEqual({
        code: 1,
        stderr: 'tierline: standard output cannot be written (ENOSPC) and is not whole\n',
      });
    });
  });

  test('a place that is not there is told in one line', async () => {
    const path = file('out.jsonl', line('i1'));
    const { code, stderr } = await tierline('code', path, '--out', join(scratch, 'none', 'out.jsonl'));
    expect(code).toBe(1);
    expect(stderr).toMatch(/^tierline: \S+none\/out\.jsonl cannot be written \(ENOENT\).*\n$/);
  });

  test('a reader that has enough ends it without a word', async () => {
    const path = file('enough.jsonl', Array.from({ length: 3_000 }, (_, i) => line(`i${i}`)).join(''));
    expect(await tierlineCutShort('code', path, '--json')).toEqual({ code: 0, stderr: '' });
  });

  test('gzip that ends early gives what stood before', async () => {
    const whole = gzipSync(Array.from({ length: 400 }, (_, i) => line(`i${i}`)).join(''), { level: 0 });
    const { stdout, stderr } = await tierline(
      'code',
      file('cut.jsonl.gz', whole.subarray(0, whole.length / 2)),
      '--json',
    );
    expect(stdout.split('\n').length).toBeGreaterThan(100);
    expect(stderr).toMatch(/end early/);
  });

  test('a codebook that is not there, and one with a mistake', async () => {
    expect((await tierline('code', file('x.jsonl', line('i')), '--codebook', scratch)).code).toBe(1);
    const broken = mkdtempSync(join(scratch, 'broken-'));
    writeFileSync(join(broken, 'codebook.yml'), 'id: x\n');
    const { code, stderr } = await tierline('code', file('x.jsonl', line('i')), '--codebook', broken);
    expect(code).toBe(2);
    expect(stderr).toMatch(/codebook\.yml/);
  });

  test('later versions are told in rows and sum, and tell no event twice', async () => {
    const edited = line('i1').replace('two countries', 'two parties');
    const path = file('versions.jsonl', line('i1') + edited + line('i2'));
    const { stdout, stderr } = await tierline('code', path, '--json', '--versions');
    const rows = stdout
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row));
    expect(rows.map(({ version, version_of }) => [version, version_of])).toEqual([
      [undefined, undefined],
      ['edit', 'i1'],
      ['copy', 'i1'],
    ]);
    expect(new Set(rows.map(({ event }) => event)).size).toBe(1);
    expect(stderr).toMatch(/, 2 later versions of 1 item \(1 copy, 1 edit\)\n$/);
    expect((await tierline('code', path, '--versions')).stdout).toContain('(edit of i1)');
    expect((await tierline('code', path, '--json')).stdout).not.toContain('version');
  });

  test('what an archive says is gone is told', async () => {
    const path = file('crawl.jsonl', line('i1'));
    const gone = { found: 'gone', time: '2024-05-01T00:00:00Z', sha256: '' };
    const visit = { url: 'https://a.example/1', time: '2024-06-01T00:00:00Z', status: 404, since: gone };
    file('crawl.jsonl.manifest.jsonl', `${JSON.stringify(visit)}\n`);
    const { stderr } = await tierline('code', path, '--json', '--versions');
    expect(stderr).toContain('https://a.example/1: there on 2024-05-01, gone by 2024-06-01');
    expect(stderr).toMatch(/0 later versions of 0 items, 1 item gone\n$/);
  });

  test('for people: the row and what decided it', async () => {
    const { stdout } = await tierline('code', file('p.jsonl', line('i1')));
    expect(stdout).toContain('LAO relational · message · outgoing');
    expect(stdout).toContain('act.title-message "Greetings"');
  });
});

test('read marks the stretches that decided', async () => {
  const path = file('r.jsonl', line('i1') + line('i2'));
  const { code, stdout } = await tierline('read', path, '--id', 'i2');
  expect(code).toBe(0);
  expect(stdout).toContain('[Lao]');
  expect((await tierline('read', path, '--id', 'none')).code).toBe(1);
});

const GOLD = fileURLToPath(new URL('../../../shared/gold', import.meta.url));
if (!existsSync(GOLD)) console.warn('skipped: the rules on the gold; ../shared/gold is not there');
describe.skipIf(!existsSync(GOLD))(
  'on the gold (skipped without ../shared/gold, which holds the texts)',
  () => {
    test('agreement of the two people comes out as they measured it', async () => {
      const labels = ['A', 'B'].map((name) => join(GOLD, `dev_labels_${name}.jsonl`));
      const { code, stdout } = await tierline('code', ...labels, '--agreement');
      expect(code).toBe(0);
      expect(stdout).toMatch(/relevance\s+nominal\s+397\s+0\.964/);
    });

    test('the rules keep what they have reached', async () => {
      const documents = readFileSync(join(GOLD, 'dev_documents.jsonl'));
      const out = join(scratch, 'coded.jsonl');
      await tierline('code', file('gold.jsonl', documents), '--json', '--out', out);
      const { execFileSync } = await import('node:child_process');
      const measured = JSON.parse(
        execFileSync(
          process.execPath,
          [join(GOLD, 'evaluate.mjs'), join(GOLD, 'dev_gold.jsonl'), out, '--json'],
          { encoding: 'utf8' },
        ),
      );
      const floors = {
        relevance: 0.95,
        act: 0.95,
        direction: 0.95,
        actor_rank: 0.9,
        channel: 0.9,
        exclusivity: 0.95,
        formulas: 0.9,
      };
      for (const [variable, floor] of Object.entries(floors))
        expect(measured[variable].weighted_f1, variable).toBeGreaterThanOrEqual(floor);
    });
  },
);

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tierline } from '../support/cli.js';
import { packFolder } from '../support/packs.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-follow-'));
const [THIEF, A, MIXER, B] = ['a', 'b', 'c', 'd'].map((digit) => `0x${digit.repeat(40)}`) as [
  string,
  string,
  string,
  string,
];
const table = join(scratch, 'transfers.csv');
writeFileSync(
  table,
  [
    'time,from,to,amount',
    `2022-01-01T00:00:00Z,${THIEF},${A},100`,
    `2022-01-02T00:00:00Z,${A},${MIXER},60`,
    `2022-01-03T00:00:00Z,${A},${B},40`,
    '',
  ].join('\n'),
);
const tags = join(scratch, 'tags.yaml');
writeFileSync(
  tags,
  `title: mixers\ncategory: mixing_service\nconfidence: web_crawl\nsource: https://example.org\ncurrency: ETH\ntags:\n- address: '${MIXER}'\n  label: Some mixer\n`,
);

describe('follow', () => {
  test('prints services, what is last seen, and that all is accounted for', async () => {
    const { stdout, code } = await tierline('follow', table, '--from', THIEF, '--tags', tags);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Some mixer +mixer +not known +0xc+ +60 +60 +60 +web_crawl/);
    expect(stdout).toContain('Last seen here');
    expect(stdout).toContain('In 100, out 60, held 40, swapped 0; difference 0 smallest units of coin.');
    expect(stdout).toContain(
      '60.0 % of what came in is at tagged services, 0.0 % at services of one known state',
    );
    expect(stdout).toContain('Note: no column "asset"');
  });

  test('tags that cannot be read, and what is odd about others, are told', async () => {
    const folder = mkdtempSync(join(scratch, 'tags-'));
    const head = 'title: t\ncategory: exchange\nsource: https://example.org\ncurrency: ETH\ntags:\n';
    writeFileSync(
      join(folder, 'odd.yaml'),
      `${head}- address: '${MIXER}'\n  label: Some mixer\n- label: nobody\n`,
    );
    writeFileSync(join(folder, 'broken.yaml'), 'title: [\n');
    const { code, stderr } = await tierline('follow', table, '--from', THIEF, '--tags', folder);
    expect(code).toBe(0);
    expect(stderr).toMatch(/^not used: \S+broken\.yaml: .+$/m);
    expect(stderr).toMatch(/^\S+odd\.yaml:\d+: skipped, a tag without an address$/m);
    expect(stderr).toMatch(
      /^note: a tag states no confidence and is kept at the lowest level \(1: \S+odd\.yaml:\d+\)$/m,
    );
  });

  test('--top keeps the largest rows in JSON and sums the rest', async () => {
    const { stdout } = await tierline(
      'follow',
      table,
      '--from',
      THIEF,
      '--tags',
      tags,
      '--json',
      '--top',
      '1',
    );
    const { flows, cut } = JSON.parse(stdout);
    expect(flows).toHaveLength(1);
    expect(cut).toEqual([{ list: 'flows', rows: 2, value: '100' }]);
  });

  test('JSON has amounts as decimal strings, CSV a row for every end, SVG the figure', async () => {
    const svg = join(scratch, 'flow.svg');
    const { stdout } = await tierline(
      'follow',
      table,
      '--from',
      THIEF,
      '--json',
      '--method',
      'fifo',
      '--svg',
      svg,
    );
    const result = JSON.parse(stdout);
    expect(result).toMatchObject({
      method: 'fifo',
      from: [THIEF],
      conservation: { in: '100', difference: '0' },
    });
    expect(result.held.map((one: { value: string }) => one.value)).toEqual(['60', '40']);
    expect(readFileSync(svg, 'utf8')).toContain('<svg');
    const csv = await tierline('follow', table, '--from', THIEF, '--tags', tags, '--csv');
    expect(csv.stdout.split('\n')[0]).toBe(
      'where,address,asset,value,haircut,fifo,lifo,poison,hop,service,kind,country,confidence,source',
    );
    expect(csv.stdout).toContain(
      `service,${MIXER},coin,60,60,60,60,60,,Some mixer,mixer,,web_crawl,https://example.org`,
    );
  });

  test.each([
    [['--from', `${THIEF},`], 'give addresses with commas between them'],
    [['--from', THIEF, '--inflow', 'much'], 'write address=amount'],
    [['--from', THIEF, '--tags', table], 'no file holds a tag'],
    [['--from', MIXER], 'the sources send nothing'],
    [['--from', THIEF, '--svg', join(scratch, 'none', 'x.svg')], 'cannot be written'],
  ])('%j is refused with what is wrong', async (options, message) => {
    const { code, stderr } = await tierline('follow', table, ...options);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
  });

  test('around a day or a row of a pack, what moved before and after', async () => {
    const run = (...rest: string[]) => tierline('follow', table, '--from', THIEF, '--tags', tags, ...rest);
    const { stdout } = await run('--around', '2022-01-02');
    expect(stdout).toMatch(
      /out of the addresses +100 +1 of 1 +0 +0 of 1 +0 +none: value moved on 1 days before/,
    );
    expect(stdout).toContain('1 days each: 2022-01-01 to 2022-01-01, 2022-01-03 to 2022-01-03');
    const { code, stderr } = await run('--around', 'enf-192');
    expect(code).toBe(1);
    expect(stderr).toContain('for a row of a pack name that with --pack');
    const none = await run('--around', 'nothing', '--pack', packFolder('example'));
    expect(none.stderr).toContain(
      'nothing is neither a day, YYYY-MM-DD, nor a row of the ledgers of example',
    );
    const beyond = await run('--around', 'x-b-2022', '--pack', packFolder('example'));
    expect(beyond.stderr).toContain(`--around 2022-01-20 has no transfers on both sides`);
    const month = await run('--around', 'f-a-2019', '--pack', packFolder('example'));
    expect(month.stderr).toContain('an act needs one day; name the day');
  });
});

test('small transfers lead nowhere where told so, in the unit of the asset', async () => {
  const least = (amount: string, ...more: string[]) =>
    tierline('follow', table, '--from', THIEF, '--tags', tags, '--least', amount, ...more);
  const { stdout } = await least('50');
  expect(stdout).toMatch(
    new RegExp(
      `Not followed, by small transfers\n.*\n${B} +40 +40 +40 +no way of transfers of 50 or more leads there`,
    ),
  );
  expect(stdout).toContain('out 100, held 0, swapped 0; difference 0 smallest units of coin.');
  expect((await least('40')).stdout).not.toContain('by small transfers');
  expect((await least('0.5')).stderr).toContain('--least 0.5 is no amount of the asset that is followed');
  expect((await least('much')).stderr).toContain('give an amount, such as 0.5.');
});

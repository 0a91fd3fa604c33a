import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ListReading, ScreenRow } from '../../src/types.js';
import { tierline, tierlineJson } from '../support/cli.js';
import { scratch } from '../support/example.js';
import { readGexf, readGraphml } from '../support/graph.js';
import { stixProblems } from '../support/stix-schema.js';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../readers/lists/fixtures/${name}`, import.meta.url));

test('read-list gives entries with id, names, countries, programs and dates', async () => {
  const { entries, counts, skipped } = await tierlineJson<ListReading & { counts: object }>(
    'read-list',
    fixture('un.xml'),
    '--part',
  );
  expect(counts).toEqual({ entries: 2, skipped: 1 });
  expect(skipped[0]?.reason).toBe('an entry without a name');
  expect(entries[0]).toMatchObject({
    id: 'KPi.033',
    names: [{ name: 'RI WON HO', kind: 'primary' }, {}, {}, {}],
    countries: ['SYR', 'PRK'],
    programs: ['DPRK'],
    dates: { listed: '2016-11-30' },
  });
});

test('a list that is far too short fails, says why, and is shown all the same', async () => {
  const { code, stdout, stderr } = await tierline('read-list', fixture('un.xml'), '--json');
  expect(code).toBe(1);
  expect(stderr).toMatch(/un\.xml is not used: 2 entries, 550 to 2500 expected/);
  expect(JSON.parse(stdout).entries).toHaveLength(2);
});

test('an unknown format and a file that is no list are wrong arguments', async () => {
  expect(await tierline('read-list', fixture('un.xml'), '--format', 'xls')).toMatchObject({ code: 1 });
  expect((await tierline('read-list', 'package.json')).stderr).toMatch(/^tierline: package\.json is /);
});

test('screen gives one row for each name; a list that must not be believed is told', async () => {
  const folder = scratch();
  const lists = join(folder, 'lists');
  mkdirSync(lists);
  writeFileSync(join(lists, 'sdn_2024-01-01.csv'), readFileSync(fixture('sdn.csv')));
  writeFileSync(join(folder, 'names.csv'), 'name\nGim Seok-cheol\nNguyen Van Anh\n');
  const rows = await tierlineJson<ScreenRow[]>(
    'screen',
    join(folder, 'names.csv'),
    '--lists',
    lists,
    '--part',
  );
  expect(rows.map(({ name, match, score }) => [name, match, score])).toEqual([
    ['Gim Seok-cheol', true, 0.95],
    ['Nguyen Van Anh', false, 0],
  ]);
  expect(rows[0]?.reasons[0]).toContain('another romanisation');
  writeFileSync(join(lists, 'sdn_2024-02-01.csv'), '');
  const told = await tierline('screen', join(folder, 'names.csv'), '--lists', lists, '--part', '--json');
  expect(told.stderr).toMatch(/^not used: .*sdn_2024-02-01\.csv: the file is empty/);
  expect(JSON.parse(told.stdout)).toEqual(
    rows.map((row) => expect.objectContaining({ name: row.name, match: row.match })),
  );
});

describe('a name that no list ties to North Korea, though a pack does', () => {
  const folder = scratch();
  const lists = join(folder, 'lists');
  mkdirSync(lists);
  writeFileSync(join(lists, 'sdn_2024-01-01.csv'), readFileSync(fixture('sdn.csv')));
  const names = join(folder, 'names.csv');
  writeFileSync(names, 'name\nHuione Pay\nNguyen Van Anh\n');
  const run = ['screen', names, '--lists', lists, '--part'];

  test('without a pack screen says where else to look', async () => {
    expect((await tierline(...run)).stdout).toMatch(/linked to North Korea only: --all .* --pack /);
  });

  test('with it the bodies and rows of that name are told', async () => {
    const { stdout } = await tierline(...run, '--pack', 'packs/dprk-asean');
    expect(stdout).toMatch(/^0 of 2 names match\./m);
    expect(stdout).toMatch(/Huione Pay on record in dprk-asean: Huione Pay \(payment firm, KHM\)\n/);
    expect(stdout).toMatch(/ {2}enf-054 \(laundering flow, link direct\): Of the \$4bn/);
    expect(stdout).toMatch(/\n1 of 2 names are on record in dprk-asean/);
  });

  test('with --json they stand in each row', async () => {
    const rows = await tierlineJson<ScreenRow[]>(...run, '--pack', 'packs/dprk-asean');
    expect(rows.map(({ match, onRecord }) => [match, onRecord?.bodies.map(({ id }) => id)])).toEqual([
      [false, ['huione-pay']],
      [false, undefined],
    ]);
  });
});

test('entities come as JSON lines, statements or pairs to judge', async () => {
  const run = async (format: string) =>
    (await tierline('entities', fixture('sdn.csv'), '--part', '--format', format)).stdout;
  expect(
    (await run('ftm'))
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).schema),
  ).toContain('CryptoWallet');
  expect(await run('statements')).toMatch(
    /^id,canonical_id,entity_id,prop,prop_type,schema,value,dataset,first_seen,last_seen,origin\n/,
  );
  expect(await run('judgements')).toBe('left,right,judgement,by,date,note\n');
});

test('entities passes over a list that must not be believed, and names it', async () => {
  const empty = join(scratch(), 'sdn_2024-02-01.csv');
  writeFileSync(empty, '');
  const { code, stdout, stderr } = await tierline('entities', empty, fixture('sdn.csv'), '--part');
  expect(code).toBe(0);
  expect(stderr).toMatch(/^not used: \S+sdn_2024-02-01\.csv: the file is empty.*\n/);
  expect(stdout).toContain('CryptoWallet');
});

test('entities writes a bundle and a graph, prints what is in them, and says what it could not place', async () => {
  const folder = scratch();
  const [bundle, graph] = [join(folder, 'out.json'), join(folder, 'out.GraphML')];
  const { code, stdout, stderr } = await tierline(
    'entities',
    fixture('sdn.csv'),
    '--part',
    '--stix',
    bundle,
    '--graph',
    graph,
  );
  expect([code, stderr]).toEqual([0, '2 of 2 links name no one entry of these lists and stay notes\n']);
  const made = JSON.parse(readFileSync(bundle, 'utf8'));
  const read = readGraphml(readFileSync(graph, 'utf8'));
  expect(stixProblems(made)).toEqual([]);
  expect(stdout.split('\n')).toEqual([
    expect.stringMatching(`out\\.json: ${made.objects.length} objects \\(\\d+ identity, `),
    expect.stringMatching(`out\\.GraphML: ${read.nodes.length} nodes, ${read.edges.length} edges`),
    '',
  ]);
  expect(read.note).toMatch(/^From official lists: ofac-sdn \(\d+ entries/);
});

test('a name with a character that XML forbids is written, and told', async () => {
  const folder = scratch();
  const list = join(folder, 'entities.ftm.json');
  // Control characters are blanks since reading; this is what XML forbids beyond them.
  const entity = { id: 'x-1', schema: 'Person', caption: 'BAD\uffffNAME', properties: {} };
  writeFileSync(list, `${JSON.stringify(entity)}\n`);
  const graph = join(folder, 'out.gexf');
  const { stderr } = await tierline('entities', list, '--part', '--graph', graph);
  expect(stderr).toBe('values with characters that XML forbids: 1; each such character stands as U+FFFD\n');
  expect(readGexf(readFileSync(graph, 'utf8')).nodes[0]).toMatchObject({ label: 'BAD\ufffdNAME' });
});

test('a graph file of another name, a format beside it, and a place that cannot be written are wrong arguments', async () => {
  const run = async (...args: string[]) =>
    (await tierline('entities', fixture('sdn.csv'), '--part', ...args)).stderr;
  expect(await run('--graph', 'out.txt')).toMatch(/\.gexf or \.graphml/);
  expect(await run('--stix', 'out.json', '--format', 'ftm')).toMatch(/cannot be used with/);
  expect(await run('--stix', join(scratch(), 'none', 'out.json'))).toMatch(/cannot be written \(ENOENT\)/);
});

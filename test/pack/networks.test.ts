import { expect, test } from 'vitest';
import { inspectPack, readPack } from '../../src/index.js';
import { examplePack } from '../support/example.js';
import { networksTable, ORGANS } from '../support/networks.js';

const issuesOf = async (networks: string, organs = ORGANS) =>
  (await inspectPack(examplePack({ 'networks.csv': networks, 'organs.csv': organs }))).issues
    .filter(({ severity }) => severity === 'error')
    .map(({ file, line, message }) => `${file}:${line ?? ''} ${message}`);

test('a body stands with its rows, its dates where a row gives them and its organ where one is known', async () => {
  const table = networksTable({ from: '2018', organ: 'bureau', organ_basis: 'inferred', place: 'Alfa City' });
  const pack = await readPack(examplePack({ 'networks.csv': table, 'organs.csv': ORGANS }));
  expect(pack.networks).toMatchObject([
    {
      id: 'alfabank',
      partner: 'XAA',
      from: '2018',
      until: '',
      organ: 'bureau',
      organBasis: 'inferred',
      evidence: ['f-a-2018', 'x-a-2019'],
      line: 2,
    },
  ]);
  expect(pack.organs[0]).toMatchObject({ id: 'bureau', aliases: ['Bureau 9'], channel: 'business' });
});

test('a pack without these tables has no bodies', async () => {
  const { networks, organs } = await readPack(examplePack());
  expect([networks, organs]).toEqual([[], []]);
});

test.each<[string, Record<string, string>, string]>([
  ['evidence that is no row', { evidence: 'f-a-2018; f-a-1999' }, 'evidence f-a-1999 is no row of a ledger'],
  ['evidence of sources alone', { evidence: 'panel-2021' }, 'evidence panel-2021 is no row of a ledger'],
  ['evidence of separators alone', { evidence: ';' }, 'evidence is empty; name the rows'],
  ['an unknown state', { partner: 'XZZ' }, 'partner XZZ is not in partners.csv'],
  ['rows about another state', { partner: 'XBB' }, 'none of its evidence is about XBB'],
  ['a day that is none', { from: '2018-02-30' }, 'from: 2018-02-30 is not a date'],
  ['a date that no row gives', { until: '2020' }, 'until: no row of its evidence gives 2020'],
  [
    'an end before the beginning',
    { from: '2019-06-19', until: '2018' },
    'until 2018 lies before from 2019-06-19',
  ],
  ['an organ without basis', { organ: 'bureau' }, 'organ and organ_basis stand together'],
  ['a basis without organ', { organ_basis: 'stated' }, 'organ and organ_basis stand together'],
  ['an unknown organ', { organ: 'ministry', organ_basis: 'recalled' }, 'organ ministry is not in organs.csv'],
  [
    'an organ that no row names',
    { organ: 'bureau', organ_basis: 'stated' },
    'is called stated, but no row of its evidence names it',
  ],
  ['an unknown kind', { kind: 'hotel' }, 'kind: "hotel" is not one of'],
])('%s is an error of its line', async (_, row, says) => {
  const issues = await issuesOf(networksTable(row));
  expect(
    issues.some((issue) => issue.startsWith('networks.csv:2 ') && issue.includes(says)),
    issues.join('\n'),
  ).toBe(true);
});

test('an id that stands twice is an error, and so is a source of an organ that there is not', async () => {
  expect(await issuesOf(networksTable({}, {}))).toEqual([
    'networks.csv:3 alfabank: the id stands twice; give another',
  ]);
  expect(await issuesOf(networksTable({}), `${ORGANS}navy,Navy,,military,,daily-1999,\n`)).toEqual([
    'organs.csv: navy: source daily-1999 is not in sources.csv; add it or correct the id',
  ]);
  expect(await issuesOf(networksTable({}), `${ORGANS}staff,Staff,,military,,panel-2021,\n`)).toEqual([
    'organs.csv: organ staff stands twice; keep one',
  ]);
});

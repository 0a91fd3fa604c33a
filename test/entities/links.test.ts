import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { linksOf } from '../../src/entities/links.js';
import { sourceNote, sourcesOf } from '../../src/entities/sources.js';
import { readEntities } from '../../src/lists/list-entities.js';
import type { Listing } from '../../src/types.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-links-'));
const listing = (id: string, primary: string, more: Partial<Listing> = {}): Listing => ({
  list: 'ofac-sdn',
  id,
  kind: 'organization',
  names: [{ name: primary, kind: 'primary' }],
  countries: [],
  programs: [],
  addresses: [],
  dates: { listed: null, delisted: null, updated: null },
  identifiers: [],
  links: [],
  remarks: {},
  place: `sdn.csv:${id}`,
  ...more,
});
const linked = (name: string, relation = 'linked to') => ({ links: [{ relation, name }] });
const read = (...listings: Listing[]) => linksOf(listings.map((listing) => ({ listing, day: '2024-05-03' })));
const pointers = ({ statements }: ReturnType<typeof read>) =>
  statements.map(({ entity, schema, property, value }) => [entity, schema, property, value]);

test('a name in a link is that of the entry that bears it, and the link is an entity with its day', () => {
  const found = read(listing('1', 'A BANK'), listing('2', 'A FRONT', linked('A Bank')));
  expect(found).toMatchObject({ named: 1, resolved: 1 });
  expect(pointers(found)).toEqual([
    ['ofac-sdn-2-linked-to-ofac-sdn-1', 'UnknownLink', 'subject', 'ofac-sdn-2'],
    ['ofac-sdn-2-linked-to-ofac-sdn-1', 'UnknownLink', 'object', 'ofac-sdn-1'],
    ['ofac-sdn-2-linked-to-ofac-sdn-1', 'UnknownLink', 'role', 'linked to'],
  ]);
  expect(found.statements[0]).toMatchObject({ firstSeen: '2024-05-03', origin: 'sdn.csv:2' });
});

test('a vessel that is owned by somebody is owned; a body that is owned is no asset but linked', () => {
  const owner = listing('1', 'AN OWNER');
  const vessel = listing('2', 'A SHIP', { kind: 'vessel', ...linked('AN OWNER', 'owned by') });
  const body = listing('3', 'A BODY', linked('AN OWNER', 'owned by'));
  expect(
    pointers(read(owner, vessel, body)).map(([, schema, property, value]) => [schema, property, value]),
  ).toEqual([
    ['Ownership', 'owner', 'ofac-sdn-1'],
    ['Ownership', 'asset', 'ofac-sdn-2'],
    ['Ownership', 'role', 'owned by'],
    ['UnknownLink', 'subject', 'ofac-sdn-3'],
    ['UnknownLink', 'object', 'ofac-sdn-1'],
    ['UnknownLink', 'role', 'owned by'],
  ]);
});

test('a wallet that says who holds it has that entry as its holder', () => {
  const wallet = listing('0xab', 'a wallet', {
    list: 'ofac-crypto',
    kind: 'wallet',
    ...linked('A GROUP', 'held by'),
  });
  expect(pointers(read(listing('1', 'A GROUP'), wallet))).toEqual([
    ['ofac-crypto-0xab', 'CryptoWallet', 'holder', 'ofac-sdn-1'],
  ]);
});

test('a name that nobody bears, that several bear, or that is the entry itself is no link, and is counted', () => {
  const two = [listing('1', 'SAME NAME'), listing('2', 'SAME NAME')];
  expect(read(...two, listing('3', 'X', linked('SAME NAME')))).toEqual({
    statements: [],
    named: 1,
    resolved: 0,
  });
  expect(read(listing('3', 'X', linked('NOBODY'))).resolved).toBe(0);
  expect(read(listing('3', 'X', linked('X'))).resolved).toBe(0);
  const weak = listing('4', 'Y', { names: [{ name: 'NICK', kind: 'weak' }] });
  expect(read(weak, listing('3', 'X', linked('NICK'))).resolved).toBe(0);
});

test('two who are judged to be one bear the name as one', () => {
  const listings = [
    listing('1', 'SAME NAME'),
    listing('2', 'SAME NAME'),
    listing('3', 'X', linked('SAME NAME')),
  ];
  const dated = listings.map((listing) => ({ listing, day: '' }));
  const canonical = (id: string) => (id === 'ofac-sdn-2' ? 'ofac-sdn-1' : id);
  expect(linksOf(dated, canonical)).toMatchObject({ named: 1, resolved: 1 });
});

test('the own list goes before others, and primary names before other names', () => {
  const alias = listing('2', 'OTHER', {
    names: [
      { name: 'OTHER', kind: 'primary' },
      { name: 'A NAME', kind: 'strong' },
    ],
  });
  const there = listing('9', 'A NAME', { list: 'eu' });
  const asks = listing('3', 'X', linked('A NAME'));
  const objectOf = (...listings: Listing[]) =>
    pointers(read(...listings)).find(([, , property]) => property === 'object')?.[3];
  expect(objectOf(there, asks)).toBe('eu-9');
  expect(objectOf(there, alias, asks)).toBe('ofac-sdn-2');
  expect(objectOf(there, alias, listing('1', 'A NAME'), asks)).toBe('ofac-sdn-1');
});

test('links of a file are entities of its list', async () => {
  const row = (id: number, name: string, remarks: string) =>
    `${id},"${name}",-0- ,"DPRK"${',-0- '.repeat(7)},"${remarks}"\r\n`;
  const file = join(scratch, 'sdn_2024-05-03.csv');
  writeFileSync(file, row(1, 'A BANK', '-0- ') + row(2, 'A FRONT', 'Linked To: A BANK.'));
  const { entities, links, sources } = await readEntities([file], { part: true });
  expect(links).toEqual({ named: 1, resolved: 1 });
  expect(entities.find(({ schema }) => schema === 'UnknownLink')).toMatchObject({
    properties: { subject: ['ofac-sdn-2'], object: ['ofac-sdn-1'], role: ['linked to'] },
    firstSeen: '2024-05-03',
  });
  expect(sources).toEqual([{ list: 'ofac-sdn', entries: 2, firstDay: '2024-05-03', lastDay: '2024-05-03' }]);
});

test('the source note names lists, entries and days', () => {
  const one = { listing: listing('1', 'A'), day: '2022-01-01' };
  const later = { listing: listing('1', 'A'), day: '2023-01-01' };
  const undated = { listing: listing('9', 'B', { list: 'eu' }), day: '' };
  expect(sourceNote(sourcesOf([later, one, undated]))).toBe(
    'From official lists: ofac-sdn (1 entry, 2022-01-01 to 2023-01-01); eu (1 entry, day not known).',
  );
  expect(sourceNote([])).toBe('From official lists: none.');
});

const sdn = fileURLToPath(new URL('../../../shared/data/lists/ofac/sdn_2024-05-03.csv', import.meta.url));

test.skipIf(!existsSync(sdn))(
  'nearly every link of the SDN list names one entry of it (skipped where the list is absent)',
  async () => {
    const { links } = await readEntities([sdn]);
    expect(links).toEqual({ named: 6381, resolved: 6365 });
  },
);

import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/error.js';
import { type ReadListOptions, readHistory, readList } from '../../src/lists/lists.js';
import type { Listing } from '../../src/types.js';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../readers/lists/fixtures/${name}`, import.meta.url));
const read = (name: string, options: ReadListOptions = {}) =>
  readList(fixture(name), { part: true, ...options });
const byId = (entries: readonly Listing[], id: string) => entries.find((entry) => entry.id === id) as Listing;
const namesOf = (entry: Listing) => entry.names.map(({ name, kind }) => `${kind}: ${name}`);
const scratch = mkdtempSync(join(tmpdir(), 'tierline-lists-'));
const file = (name: string, content: string | Uint8Array) => {
  const path = join(scratch, name);
  writeFileSync(path, content);
  return path;
};

describe('the format is told by the file', () => {
  test.each([
    ['sdn.csv', 'ofac-sdn-csv', 3, 2],
    ['add.csv', 'ofac-add-csv', 3, 0],
    ['alt.csv', 'ofac-alt-csv', 2, 0],
    ['comments.csv', 'ofac-comments-csv', 1, 0],
    ['sdn.xml', 'ofac-xml', 2, 0],
    ['sdn_advanced.xml', 'ofac-advanced-xml', 2, 0],
    ['un.xml', 'un-xml', 2, 1],
    ['eu.csv', 'eu-csv', 3, 2],
    ['eu.xml', 'eu-xml', 1, 0],
    ['fincen.csv', 'fincen-311', 4, 1],
    ['fatf.csv', 'fatf-statements', 3, 2],
    ['addresses_named_2024.csv', 'ofac-crypto-csv', 1, 1],
    ['addresses_named_2026.csv', 'ofac-crypto-csv', 1, 0],
    ['sanctioned_addresses_XBT_2024-09-27.json', 'ofac-crypto-list', 1, 1],
    ['entities.ftm.json', 'ftm-json', 2, 1],
    ['targets.simple.csv', 'targets-simple-csv', 1, 1],
    ['senzing.json', 'senzing-json', 1, 1],
    ['csl.csv', 'us-csl-csv', 2, 0],
  ])('%s is %s, and what is left out is counted', async (name, format, entries, skipped) => {
    const reading = await read(name);
    expect([reading.format, reading.entries.length, reading.skipped.length, reading.stopped]).toEqual([
      format,
      entries,
      skipped,
      null,
    ]);
  });

  test('a compressed file reads as the plain one', async () => {
    const plain = await read('un.xml');
    const packed = await readList(file('un.xml.gz', gzipSync(readFileSync(fixture('un.xml')))), {
      part: true,
    });
    const bare = (entries: readonly Listing[]) => entries.map(({ place: _, ...entry }) => entry);
    expect(bare(packed.entries)).toEqual(bare(plain.entries));
  });

  test.each([
    ['a schema', '<?xml version="1.0"?><xs:schema/>', /is an XML schema, no list/],
    ['an error page', '<!DOCTYPE html><html>503</html>', /document type|web page/],
    ['a table of something else', 'a,b\n1,2\n', /no format|in no format/],
  ])('%s is refused with what it is', async (name, text, message) => {
    await expect(readList(file(`${name}.x`, text))).rejects.toThrow(message);
    await expect(readList(file(`${name}.x`, text))).rejects.toBeInstanceOf(UsageError);
  });

  test('an unknown format and an absent file are refused', async () => {
    await expect(read('un.xml', { format: 'xls' })).rejects.toThrow(/give one of auto, un-xml/);
    await expect(read('absent.csv')).rejects.toThrow(/cannot be read \(ENOENT\)/);
  });
});

describe('OFAC', async () => {
  const joined = await read('sdn.csv', {
    add: fixture('add.csv'),
    alt: fixture('alt.csv'),
    comments: fixture('comments.csv'),
  });

  test('null marks are nothing, programmes are parted, remarks are fields', () => {
    const kim = byId(joined.entries, '17622');
    expect(kim).toMatchObject({
      list: 'ofac-sdn',
      kind: 'person',
      programs: ['DPRK2', 'NPWMD'],
      identifiers: [{ kind: 'passport', value: '472310082', country: 'PRK' }],
      links: [{ relation: 'linked to', name: 'KOREA MINING DEVELOPMENT TRADING CORPORATION' }],
      dates: { listed: null },
    });
    expect(kim.remarks).toEqual({
      title: ['North Korean Ambassador to Burma'],
      'birth date': ['1955-05-08'],
      nationality: ['Korea, North'],
      unread: ['a word of no known form'],
    });
  });

  test('companions are joined by number, and a row without an entry is noticed', () => {
    expect(namesOf(byId(joined.entries, '27307'))).toEqual([
      'primary: LAZARUS GROUP',
      'strong: APT38',
      'weak: HIDDEN COBRA',
      'weak: OFFICE 91',
      'weak: GUARDIANS OF PEACE',
    ]);
    expect(byId(joined.entries, '17622').addresses).toEqual(['Rangoon, Burma']);
    expect(byId(joined.entries, '17622').countries).toContain('MMR');
    expect(joined.notices.map(({ message, places }) => [message, places])).toContainEqual([
      'rows of the add table belong to no entry read',
      ['entry 99999'],
    ]);
  });

  test('wallets keep their currency, ships their number', () => {
    expect(
      byId(joined.entries, '27307').identifiers.map(({ currency, value }) => `${currency} ${value}`),
    ).toEqual(['ETH 0x098B716B8Aaf21512996dC57EB0615e2383E2f96', 'XBT 134r8iHv69xdT6p5qVKTsHrcUEuBVZAYak']);
    expect(byId(joined.entries, '17069').identifiers.map(({ kind, value }) => `${kind} ${value}`)).toEqual([
      'call-sign HMZM',
      'imo 7937317',
      'mmsi 445114000',
    ]);
  });

  test('shifted rows are left out by line', () => {
    expect(joined.skipped.map(({ place }) => place.split(':').at(-1))).toEqual(['4', '5']);
  });

  test('the XML says the same as the CSV, and the advanced XML has the day', async () => {
    const plain = byId((await read('sdn.xml')).entries, '17622');
    expect(plain).toMatchObject({ kind: 'person', programs: ['DPRK2', 'NPWMD'], countries: ['MMR', 'PRK'] });
    expect(namesOf(plain)).toEqual(['primary: KIM, Sok Chol', 'weak: CHOL']);
    const advanced = byId((await read('sdn_advanced.xml')).entries, '17622');
    expect(advanced).toMatchObject({
      programs: ['DPRK2'],
      countries: ['PRK'],
      dates: { listed: '2015-07-02' },
      links: [{ relation: 'associate of', name: 'CHONG CHON GANG' }],
    });
    expect(namesOf(advanced)).toEqual(['primary: Kim Sok Chol', 'former: Chol']);
  });

  test('a stated number of records that was not read stops the list', async () => {
    const text = readFileSync(fixture('sdn.xml'), 'utf8').replace('<Record_Count>2<', '<Record_Count>3<');
    expect((await readList(file('count.xml', text))).stopped).toBe(
      '2 entries were read where the file itself states 3',
    );
  });
});

describe('the other lists', () => {
  test('the UN: aliases by quality, several in one cell, days with an offset, a new element', async () => {
    const { entries, notices, date } = await read('un.xml');
    expect(date).toBe('2018-10-29');
    expect(namesOf(byId(entries, 'KPi.033'))).toEqual([
      'primary: RI WON HO',
      'strong: Lee Won-ho',
      'strong: Yi Won Ho',
      'weak: Ho',
    ]);
    expect(byId(entries, 'KPi.033')).toMatchObject({
      dates: { listed: '2016-11-30', updated: '2018-08-08' },
      countries: ['SYR', 'PRK'],
      remarks: { reason: ['A reason & more.'] },
    });
    expect(byId(entries, 'KPe.001').dates.listed).toBe('2009-04-24');
    expect(byId(entries, 'KPe.001').remarks['new field']).toEqual(['something new']);
    expect(notices.map(({ message }) => message)).toEqual([
      'the element NEW_FIELD is new and stands among the remarks',
      '"Atlantis" is not a known state and is kept as written',
    ]);
  });

  test('the EU: D.M.YYYY, a day that is none, names within brackets and commas, ids by annex', async () => {
    const { entries, notices } = await read('eu.csv');
    expect(entries.map(({ id }) => id)).toEqual([
      '32017R1509/XIII.A/1',
      '32017R1509/XV.A/1',
      '32017R1509/XIII.B/8829593',
    ]);
    expect(entries.map(({ dates }) => dates.listed)).toEqual(['2009-07-16', null, '2016-03-02']);
    expect(entries.map(namesOf)).toEqual([
      ['primary: Yun Ho-jin', 'strong: Yun Ho-chin', 'strong: Chang, Myong Ho'],
      ['primary: Some Trading', 'strong: Jang Pom Su', 'strong: Jang Hyon U'],
      ['primary: Kang Gye', 'strong: Pi Ryu Gang'],
    ]);
    expect(entries[1]?.remarks['note of ours']).toEqual(['kept']);
    expect(notices.map(({ message }) => message)).toContain('the start date "31.2.2016" cannot be read');
    expect(byId((await read('eu.xml')).entries, 'EU.1.1')).toMatchObject({
      programs: ['PRK'],
      countries: ['PRK'],
      dates: { listed: '2009-12-22', updated: '2017-08-31' },
      remarks: { reason: ['A remark.'] },
    });
  });

  test('FinCEN: a party for each document, a state as such, nothing without a source', async () => {
    const { entries } = await read('fincen.csv');
    expect(entries.map(({ kind, programs }) => [kind, programs[0]])).toEqual([
      ['organization', 'Huione Group'],
      ['organization', 'Huione Group'],
      ['organization', 'Huione Group'],
      ['state', 'Islamic Republic of Iran'],
    ]);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(4);
    expect(entries[1]?.links).toEqual([{ relation: 'subsidiary', name: 'Huione Group' }]);
  });

  test('FATF: old codes, open and partial ends, an end before its start', async () => {
    const { entries } = await read('fatf.csv');
    expect(entries.map(({ countries, dates }) => [countries[0], dates.listed, dates.delisted])).toEqual([
      ['KHM', '2019-02-22', '2023-02-24'],
      ['TLS', '2001-06-22', '2006-10'],
      ['VNM', '2023-06-23', null],
    ]);
  });

  test('addresses: both editions of the table, one entry whatever the case of letters', async () => {
    const [then, now] = [await read('addresses_named_2024.csv'), await read('addresses_named_2026.csv')];
    expect(then.entries[0]).toMatchObject({ id: now.entries[0]?.id, dates: { listed: '2022-04-14' } });
    expect(now.notices[0]?.message).toContain('no column date_added');
    expect(now.entries[0]?.links).toEqual([{ relation: 'held by', name: 'LAZARUS GROUP' }]);
  });

  test('FollowTheMoney: sanctions flat or nested are joined to whom they hit', async () => {
    const { entries } = await read('entities.ftm.json');
    expect(entries.map(({ id, programs, dates }) => [id, programs, dates.listed, dates.delisted])).toEqual([
      ['os-1', ['DPRK2'], '2015-07-02', null],
      ['os-2', ['DPRK'], '2016-03-02', '2020-01-01'],
    ]);
  });
});

describe('what must not stand as a list', () => {
  const UN = readFileSync(fixture('un.xml'), 'utf8');

  test('an empty file', async () => {
    expect((await readList(file('empty.csv', ''))).stopped).toMatch(/empty, as a failed download leaves it/);
  });

  test('a list that is far too short, unless it is said to be a part', async () => {
    expect((await readList(fixture('un.xml'))).stopped).toBe(
      '2 entries, 550 to 2500 expected; the file is not whole, or a part (--part reads one)',
    );
  });

  test('XML that breaks off: what stood before is read', async () => {
    const cut = await readList(file('cut.xml', UN.slice(0, UN.indexOf('<ENTITIES>') + 20)), { part: true });
    expect(cut.entries).toHaveLength(1);
    expect(cut.stopped).toBe('the XML breaks off; what stood before was read, the rest is missing');
  });

  test('entities that unfold are never declared', async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>${UN.replace(/^<\?xml[^>]*>/, '').replace('RI ', '&b;')}`;
    const reading = await readList(file('laughs.xml', laughs), { part: true });
    expect(reading.entries).toEqual([]);
    expect(reading.stopped).toMatch(/declares a type/);
  });

  test('an entity nobody declared, and elements without end', async () => {
    const undeclared = await readList(file('entity.xml', UN.replace('RI ', '&b; ')), { part: true });
    expect(undeclared.stopped).toMatch(/not well-formed/);
    const deep = UN.replace('<SORT_KEY/>', '<a>'.repeat(100));
    expect((await readList(file('deep.xml', deep), { part: true })).stopped).toMatch(/nest deeper than 64/);
  });

  test('a table that breaks off inside a cell', async () => {
    const text = readFileSync(fixture('sdn.csv'), 'utf8');
    const cut = await readList(file('cut.csv', text.slice(0, text.indexOf('HIDDEN'))), { part: true });
    expect([cut.entries.length, cut.stopped]).toEqual([
      0,
      expect.stringMatching(/^the table breaks off inside a cell/),
    ]);
  });

  test("OFAC's mark at the end tells a table cut between rows, unless it was a companion's", async () => {
    const whole = readFileSync(fixture('sdn.csv'), 'utf8');
    const messages = async (text: string) =>
      (await readList(file('end.csv', text), { part: true, alt: fixture('alt.csv') })).notices.map(
        ({ message }) => message,
      );
    const told = expect.stringContaining('0x1A at the end is missing');
    expect(await messages(whole)).not.toContainEqual(told);
    expect(await messages(whole.split('\r\n').slice(0, 2).join('\r\n'))).toContainEqual(told);
  });

  test('compressed data that break off', async () => {
    const packed = gzipSync(readFileSync(fixture('un.xml')));
    const cut = await readList(file('cut.xml.gz', packed.subarray(0, packed.length - 40)), { part: true });
    expect(cut.stopped).toMatch(/gzip data end early|breaks off/);
  });

  test('a table whose columns are not those known', async () => {
    const reading = await readList(file('eu.csv', 'celex,recordId,name\n1,2,3\n'), { part: true });
    expect(reading.stopped).toMatch(/columns programKey, annex, .* are missing/);
  });
});

describe('snapshots of a list', () => {
  const row = (id: number, program = 'DPRK') =>
    `${id},"NAME ${id}",-0- ,"${program}"${',-0- '.repeat(8)}\r\n`;
  const rows = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => row(from + i)).join('');
  const first = file('sdn_2022-01-01.csv', rows(0, 10));
  const second = file('sdn_2022-02-01.csv', `${rows(1, 9)}${row(9, 'DPRK2')}${row(10)}`);
  const third = file('sdn_2022-03-01.csv', rows(0, 3));

  test('tell when entries appeared, changed and left', async () => {
    const { steps, appearances, stopped } = await readHistory([second, first], { part: true });
    expect(steps).toEqual([
      { from: '2022-01-01', to: '2022-02-01', appeared: ['10'], changed: ['9'], left: ['0'] },
    ]);
    expect(stopped).toBeNull();
    const of = (id: string) => appearances.find((entry) => entry.id === id);
    expect(of('10')).toMatchObject({ appeared: '2022-02-01', left: null });
    expect(of('1')).toMatchObject({
      appeared: null,
      firstSeen: '2022-01-01',
      lastSeen: '2022-02-01',
      left: null,
    });
    expect(of('0')).toMatchObject({ lastSeen: '2022-01-01', left: '2022-02-01' });
  });

  test('a snapshot that lost half its entries is not believed', async () => {
    expect((await readHistory([first, second, third], { part: true })).stopped).toMatch(
      /2022-03-01 has lost 8 of the 10 entries of 2022-02-01; keep the older one/,
    );
  });

  test('of different lists, or without a day, they are refused', async () => {
    await expect(readHistory([first, fixture('un.xml')], { part: true })).rejects.toThrow(/different lists/);
    await expect(readHistory([fixture('sdn.csv'), first], { part: true })).rejects.toThrow(/has no day/);
  });
});

const shared = fileURLToPath(new URL('../../../shared/data/lists', import.meta.url));

describe.skipIf(!existsSync(shared))('the files of shared/data/lists (skipped where they are absent)', () => {
  test.each([
    ['ofac/sdn_2024-05-03.csv', 14965],
    ['ofac/sdn_2022-04-12.csv.gz', 9964],
    ['ofac/sdn_2023-05-24.csv.gz', 12574],
    ['ofac/cons_prim_2025-12.csv', 442],
    ['ofac/csl_sample_2019-12.csv', 115],
    ['un/un_consolidated_2026-02-27.xml', 1003],
    ['eu/eu_32017R1509_dprk_consolidated_2026-08.csv', 326],
    ['fincen/fincen_special_measures_details_2026-08.csv', 490],
    ['fatf/fatf_asean_episodes_derived.csv', 26],
    ['crypto_ofac/ofac_ethereum_addresses_named_2024-08-20.csv', 157],
    ['crypto_ofac/ofac_ethereum_addresses_named_2026-06-25.csv', 97],
    ['crypto_ofac/sanctioned_addresses_XBT_2024-09-27.json', 435],
  ])('%s: every entry, none left out', async (name, count) => {
    const { entries, skipped, stopped } = await readList(join(shared, name));
    expect([entries.length, skipped, stopped]).toEqual([count, [], null]);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(count);
  });

  test('the UN has the same 155 entries of North Korea in 2018 and 2026', async () => {
    const of = async (name: string) => {
      const { entries } = await readList(join(shared, name));
      return entries.filter(({ programs }) => programs.includes('DPRK'));
    };
    const [then, now] = [
      await of('un/un_consolidated_2018-10-29.xml.gz'),
      await of('un/un_consolidated_2026-02-27.xml'),
    ];
    expect(now.filter(({ kind }) => kind === 'person')).toHaveLength(80);
    expect(now).toHaveLength(155);
    expect(now.map(({ id }) => id).sort()).toEqual(then.map(({ id }) => id).sort());
    expect(
      now
        .map(({ dates }) => dates.listed)
        .sort()
        .at(-1),
    ).toBe('2018-03-30');
  });

  test('between 12 and 14 April 2022 one entry of the SDN list changed: Lazarus, by the Ronin address', async () => {
    const files = ['sdn_2022-04-12.csv.gz', 'sdn_2022-04-14.csv.gz'].map((name) =>
      join(shared, 'ofac', name),
    );
    const { steps } = await readHistory(files);
    expect(steps.map(({ appeared, changed, left }) => [appeared, changed, left])).toEqual([
      [[], ['27307'], []],
    ]);
    const [before, after] = await Promise.all(
      files.map(async (name) => byId((await readList(name)).entries, '27307')),
    );
    const wallets = (entry?: Listing) => entry?.identifiers.map(({ value }) => value) ?? [];
    expect(wallets(after).filter((value) => !wallets(before).includes(value))).toEqual([
      '0x098B716B8Aaf21512996dC57EB0615e2383E2f96',
    ]);
  });
});

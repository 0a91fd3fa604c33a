import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { southeastAsianNames } from '../../bench/names.mjs';
import { isLinked } from '../../src/entities/linked.js';
import { matchesOf } from '../../src/entities/screening.js';
import { openLists } from '../../src/lists/list-folder.js';
import { openScreening, readNames } from '../../src/lists/screen.js';
import { entry } from '../../src/readers/lists/entry.js';
import type { Listing } from '../../src/types.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-screen-'));
const file = (name: string, text: string) => {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
};
const listing = (id: string, name: string, more: Partial<Listing> = {}): Listing =>
  entry({
    list: 'ofac-sdn',
    id,
    kind: 'organization',
    names: [{ name, kind: 'primary' }],
    programs: ['DPRK3'],
    place: `sdn.csv:${id}`,
    ...more,
  });

const LISTS: Listing[] = [
  listing('1', 'LAZARUS GROUP', { links: [{ relation: 'owned by', name: 'BUREAU NINE' }] }),
  listing('2', 'KIM, Sok Chol', { kind: 'person', remarks: { 'birth date': ['1955-05-08'] } }),
  listing('KPi.1', 'Kim Sok Chol', { list: 'un', kind: 'person', programs: ['DPRK'] }),
  listing('3', 'SOME EXCHANGE LTD', {
    programs: ['CYBER2'],
    links: [{ relation: 'linked to', name: 'LAZARUS GROUP' }],
  }),
  listing('4', 'UNRELATED HOLDING', { programs: ['CUBA'] }),
  listing('5', 'North Korea', { kind: 'state', countries: ['PRK'] }),
  listing('7', 'KIM, Su Il', { kind: 'person', remarks: { 'birth date': ['1985-03-04'] } }),
  listing('8', 'Kim Suil', { list: 'eu', kind: 'person', remarks: { 'birth date': ['1965-09-02'] } }),
];

describe('screening', async () => {
  const screen = await openScreening(LISTS);

  test('a row has the shape that others rely on', () => {
    expect(screen('Gim Seok-cheol')).toEqual({
      name: 'Gim Seok-cheol',
      match: true,
      score: 0.95,
      reasons: ['"KIM, Sok Chol": another romanisation of the same Korean name'],
      born: ['1955-05-08'],
      entity: { id: 'ofac-sdn-2', caption: 'KIM, Sok Chol', schema: 'Person', standing: 'listed' },
      sources: [
        {
          list: 'ofac-sdn',
          id: '2',
          name: 'KIM, Sok Chol',
          programs: ['DPRK3'],
          listed: null,
          place: 'sdn.csv:2',
        },
      ],
      others: [
        {
          match: true,
          score: 0.95,
          reasons: ['"Kim Sok Chol": another romanisation of the same Korean name'],
          born: [],
          entity: { id: 'un-KPi.1', caption: 'Kim Sok Chol', schema: 'Person', standing: 'listed' },
          sources: [
            {
              list: 'un',
              id: 'KPi.1',
              name: 'Kim Sok Chol',
              programs: ['DPRK'],
              listed: null,
              place: 'sdn.csv:KPi.1',
            },
          ],
        },
      ],
    });
  });

  test('each entity has a closeness, reason and births of its own', () => {
    const seen = matchesOf(screen('Kim Su Il'));
    expect(seen.map(({ entity, score, reasons, born }) => [entity.id, score, reasons[0], born])).toEqual([
      ['ofac-sdn-7', 1, '"KIM, Su Il": the same letters', ['1985-03-04']],
      ['eu-8', 0.97, '"Kim Suil": the same letters in another order, or parted otherwise', ['1965-09-02']],
    ]);
  });

  test('births speak against an entity only where all of them do', () => {
    const ids = (born: string[]) =>
      matchesOf(screen('Kim Su Il', born)).map(({ entity, match }) => [entity.id, match]);
    expect(ids(['1965-09-02'])).toEqual([
      ['eu-8', true],
      ['ofac-sdn-7', false],
    ]);
    expect(ids(['1985', '1965'])).toEqual([
      ['ofac-sdn-7', true],
      ['eu-8', true],
    ]);
    expect(screen('Kim Su Il', ['1999-02-02'])).toMatchObject({
      match: false,
      reasons: [expect.anything(), 'against it: born 1985-03-04 on the lists, not 1999-02-02'],
    });
  });

  test('neighbours stand by how they hang on a listed party', () => {
    expect(screen('Some Exchange').entity?.standing).toBe('linked to LAZARUS GROUP');
    expect(screen('Bureau Nine').entity).toMatchObject({
      standing: 'named by a listed entry: LAZARUS GROUP, owned by it',
    });
  });

  test('others are held against every entry only when asked', async () => {
    expect(screen('Unrelated Holding')).toMatchObject({ match: false, score: 0, entity: null, sources: [] });
    const all = await openScreening(LISTS, { all: true });
    expect(all('Unrelated Holding').entity?.standing).toBe(
      'listed under no programme, state or rule on North Korea',
    );
  });

  test('OFAC lists officials of the North under programmes of arms: the rules in the remarks tell', async () => {
    const rules = { 'secondary sanctions': ['North Korea Sanctions Regulations, sections 510.201'] };
    const official = listing('6', 'PAEK, Se-Bong', { kind: 'person', programs: ['NPWMD'], remarks: rules });
    expect(isLinked(official)).toBe(true);
    expect(isLinked({ ...official, remarks: {} })).toBe(false);
  });

  test('initials are possible, not a match; a state is no party', () => {
    expect(screen('Kim S. C.')).toMatchObject({ match: false, score: 0.7 });
    expect(screen('North Korea').entity).toBeNull();
  });

  test('judgements give one entity for several entries', async () => {
    const judgements = file(
      'j.csv',
      'left,right,judgement,by,date,note\nofac-sdn-2,un-KPi.1,same,a test,2026-01-01,\n',
    );
    const joined = await openScreening(LISTS, { judgements });
    expect(joined('Kim Sok Chol')).toMatchObject({
      entity: { id: 'ofac-sdn-2' },
      born: ['1955-05-08'],
      sources: [{ list: 'ofac-sdn' }, { list: 'un' }],
      others: [],
    });
  });
});

describe('a table of names', () => {
  test.each([
    ['a column name', 'id,name\n1,"KIM, Sok Chol"\n2,\n', ['KIM, Sok Chol']],
    [
      'one name a line, without quotation marks',
      'KIM, Sok Chol\nRi Yong Ho\n',
      ['KIM, Sok Chol', 'Ri Yong Ho'],
    ],
  ])('%s', async (name, text, names) => {
    const wanted = await readNames(file(`${name}.csv`, text));
    expect(wanted).toEqual(names.map((one) => ({ name: one, born: [] })));
  });

  test('dates of birth stand in a column of their own, several parted by semicolons', async () => {
    const table = file('born.csv', 'name,born\n"KIM, Su Il",1985; 2.9.1965\nRi Yong Ho,\n');
    expect(await readNames(table)).toEqual([
      { name: 'KIM, Su Il', born: ['1985', '1965-09-02'] },
      { name: 'Ri Yong Ho', born: [] },
    ]);
    await expect(readNames(file('bad.csv', 'name,born\nRi Yong Ho,old\n'))).rejects.toThrow(
      /bad\.csv:2: "old" is no date of birth/,
    );
  });

  test('without such a column, or empty, it is refused', async () => {
    await expect(readNames(file('no.csv', 'a,b,c\n1,2,3\n'))).rejects.toThrow(/no column name/);
    await expect(readNames(file('empty.csv', ''))).rejects.toThrow(/is empty/);
  });
});

describe('a folder of lists', () => {
  const fixtures = fileURLToPath(new URL('../readers/lists/fixtures', import.meta.url));
  const UN = readFileSync(join(fixtures, 'un.xml'), 'utf8');

  test('of snapshots the newest that can be believed is used, and the rest is told', async () => {
    const folder = join(scratch, 'lists');
    mkdirSync(folder);
    const many = UN.replace(/<INDIVIDUAL>.*<\/INDIVIDUAL>/, (one) =>
      Array.from({ length: 700 }, (_, i) =>
        one.replace('KPi.033', `X.${i}`).replace('>DPRK<', i < 30 ? '>DPRK<' : '>Taliban<'),
      ).join('\n'),
    );
    for (const [name, text] of [
      ['un_2024-01-01.xml', many],
      ['un_2024-02-01.xml', many],
      ['un_2024-03-01.xml', ''],
      ['notes.txt', 'no list'],
    ] as const)
      writeFileSync(join(folder, name), text);
    const { used, passed } = await openLists(folder);
    expect(used.map(({ file, entries }) => [file.split('/').at(-1), entries])).toEqual([
      ['un_2024-02-01.xml', 701],
    ]);
    expect(
      passed.map(({ file, reason }) => `${file.split('/').at(-1)}: ${reason.slice(0, 20)}`).sort(),
    ).toEqual([
      expect.stringContaining('notes.txt'),
      'un_2024-01-01.xml: an older snapshot',
      'un_2024-03-01.xml: the file is empty, a',
    ]);
  });

  test('a folder that is not there, or has no list', async () => {
    await expect(openLists(join(scratch, 'absent'))).rejects.toThrow(/cannot be read \(ENOENT\)/);
    const empty = join(scratch, 'nothing');
    mkdirSync(empty);
    await expect(openLists(empty)).rejects.toThrow(/holds no list/);
  });
});

const shared = fileURLToPath(new URL('../../../shared/data/lists', import.meta.url));

describe.skipIf(!existsSync(shared))('the lists of shared/data (skipped where they are absent)', async () => {
  const { listings } = existsSync(shared) ? await openLists(shared) : { listings: [] };
  const screen = await openScreening(listings);
  const linked = listings.filter(isLinked);

  test('parity: every name and alias of a listed party finds its own entry', () => {
    const names = linked.flatMap((of) => of.names.map(({ name }) => ({ of, name })));
    expect(names.length).toBeGreaterThan(2000);
    const found = names.filter(({ of, name }) =>
      matchesOf(screen(name)).some(({ sources }) =>
        sources.some(({ list, id }) => list === of.list && id === of.id),
      ),
    );
    expect(found.length / names.length).toBeGreaterThanOrEqual(0.99);
  });

  test.each([
    ['Kim Chol Sok', [['eu', '1970-01-01']]],
    ['Chol Sok Kim', [['eu', '1970-01-01']]],
    [
      'Kim Sok Chol',
      [
        ['eu', '1955-05-08'],
        ['ofac-sdn', '1955-05-08'],
        ['un', '1955-05-08'],
      ],
    ],
    [
      'Kim Su Il',
      [
        ['eu', '1985-03-04'],
        ['ofac-sdn', '1985-03-04'],
      ],
    ],
    ['KIM Il-Su', [['eu', '1965-09-02']]],
  ])('%s is nobody of another given name', (name, persons) => {
    const seen = matchesOf(screen(name));
    expect(seen.map(({ sources, born }) => [sources[0]?.list, born[0]]).sort()).toEqual(persons);
  });

  test('ordinary names of Southeast Asia give fewer than 5 false alarms in 1,000', () => {
    const alarms = southeastAsianNames(10_000, 1).filter((name) => screen(name).match);
    expect(alarms.length / 10_000).toBeLessThanOrEqual(0.005);
  });

  test('the persons of the UN list are found in the lists that write them otherwise', async () => {
    const persons = linked.filter(({ list, kind }) => list === 'un' && kind === 'person');
    const foundIn = async (list: string) => {
      const other = await openScreening(listings.filter((of) => of.list === list));
      return persons.filter(({ names }) => other(names[0]?.name as string).match).length;
    };
    // OFAC has no entry for Hwang Sok Hwa and Han Yu Ro.
    expect([persons.length, await foundIn('eu'), await foundIn('ofac-sdn')]).toEqual([80, 80, 78]);
  });
});

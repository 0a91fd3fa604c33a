import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { ftmLine, statementsCsv } from '../../src/entities/export.js';
import { applyJudgements, readJudgements } from '../../src/entities/judgements.js';
import { MODEL, schemaOf } from '../../src/entities/model.js';
import { UsageError } from '../../src/error.js';
import { readEntities } from '../../src/lists/list-entities.js';
import type { Entity } from '../../src/types.js';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../readers/lists/fixtures/${name}`, import.meta.url));
const read = (...names: string[]) => readEntities(names.map(fixture), { part: true });
const scratch = mkdtempSync(join(tmpdir(), 'tierline-entities-'));
const file = (name: string, text: string) => {
  const path = join(scratch, name);
  writeFileSync(path, text);
  return path;
};
const byId = (entities: readonly Entity[], id: string) =>
  entities.find((entity) => entity.id === id) as Entity;

describe('entities of a list', async () => {
  const { entities, statements, canonical } = await read('sdn.csv');

  test('a group, its wallets and its sanction', () => {
    expect(byId(entities, 'ofac-sdn-27307')).toMatchObject({
      schema: 'Organization',
      caption: 'LAZARUS GROUP',
    });
    const wallets = entities.filter(({ schema }) => schema === 'CryptoWallet');
    expect(wallets.map(({ properties }) => [properties['currency'], properties['holder']])).toEqual([
      [['ETH'], ['ofac-sdn-27307']],
      [['XBT'], ['ofac-sdn-27307']],
    ]);
    expect(byId(entities, 'ofac-sdn-17622-sanction').properties).toMatchObject({
      entity: ['ofac-sdn-17622'],
      program: ['DPRK2', 'NPWMD'],
      authorityId: ['17622'],
    });
  });

  test('nothing an entry says is lost: what has no property is a note', () => {
    const kim = byId(entities, 'ofac-sdn-17622').properties;
    expect(kim).toMatchObject({
      name: ['KIM, Sok Chol'],
      country: ['kp'],
      birthDate: ['1955-05-08'],
      passportNumber: ['472310082'],
    });
    expect(kim['notes']).toEqual([
      'unread: a word of no known form',
      'linked to: KOREA MINING DEVELOPMENT TRADING CORPORATION',
    ]);
    expect(byId(entities, 'ofac-sdn-17069').properties).toMatchObject({
      imoNumber: ['7937317'],
      mmsi: ['445114000'],
    });
  });

  test('a statement carries its source, and its id is its content', () => {
    const alias = statements.find(({ value }) => value === 'HIDDEN COBRA');
    expect(alias).toMatchObject({ entity: 'ofac-sdn-27307', property: 'weakAlias', dataset: 'ofac-sdn' });
    expect(alias?.origin).toMatch(/sdn\.csv:1$/);
    expect(new Set(statements.map(({ id }) => id)).size).toBe(statements.length);
  });

  test('the JSON lines are FollowTheMoney: its own package takes every one', () => {
    for (const entity of entities) {
      const line = JSON.parse(ftmLine(entity));
      expect(MODEL.getEntity(line).schema.name).toBe(entity.schema);
      for (const property of Object.keys(entity.properties))
        expect([...schemaOf(entity.schema).keys()]).toContain(property);
    }
  });

  test('the table of statements has a row for each, with its type', () => {
    const rows = parse(statementsCsv(statements, canonical), { columns: true }) as Record<string, string>[];
    expect(rows).toHaveLength(statements.length);
    expect(rows.find(({ value }) => value === 'HIDDEN COBRA')).toMatchObject({
      prop: 'weakAlias',
      prop_type: 'name',
    });
  });
});

test('snapshots give a statement its first and last day', async () => {
  const row = (name: string) => `1,"${name}",-0- ,"DPRK"${',-0- '.repeat(8)}\r\n`;
  const files = [
    file('sdn_2022-01-01.csv', row('FIRST NAME')),
    file('sdn_2023-01-01.csv', row('SECOND NAME')),
  ];
  const { statements, entities } = await readEntities(files, { part: true });
  const days = (value: string) =>
    statements
      .filter((found) => found.value === value)
      .map(({ firstSeen, lastSeen }) => [firstSeen, lastSeen]);
  expect(days('FIRST NAME')).toEqual([['2022-01-01', '2022-01-01']]);
  expect(days('DPRK')).toEqual([['2022-01-01', '2023-01-01']]);
  expect(entities[0]).toMatchObject({ firstSeen: '2022-01-01', lastSeen: '2023-01-01' });
});

test('states are no parties', async () => {
  expect(await read('fatf.csv')).toMatchObject({ entities: [], states: 3 });
});

describe('judgements', () => {
  const HEAD = 'left,right,judgement,by,date,note\n';
  const apply = (text: string) => applyJudgements(readJudgements(HEAD + text, 'j.csv'), 'j.csv');

  test('the same is transitive, undecided joins nothing', () => {
    const id = apply('b,c,same,me,2026-01-01,\na,b,same,me,2026-01-01,\nd,e,undecided,me,2026-01-01,\n');
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map(id)).toEqual(['a', 'a', 'a', 'd', 'e', 'f']);
  });

  test('a later row takes a judgement back, whichever way round it names the pair', () => {
    const id = apply('a,b,same,me,2026-01-01,\nb,a,undecided,me,2026-01-02,taken back\n');
    expect(id('b')).toBe('b');
  });

  test('contradictions and rows that cannot be used name their line', () => {
    expect(() => apply('a,b,same,me,,\nb,c,same,me,,\na,c,not same,me,,\n')).toThrow(
      /^j\.csv:4: a and c are judged not the same/,
    );
    expect(() => apply('a,b,perhaps,me,,\n')).toThrow(/j\.csv:2: "perhaps" is no judgement/);
    expect(() => apply('a,b,same,,,\n')).toThrow(UsageError);
    expect(() => apply('a,a,same,me,,\n')).toThrow(/two different/);
    expect(() => readJudgements('x,y\n', 'j.csv')).toThrow(/columns must be/);
  });

  test('joined entities are one, with both as referents and pointers moved', async () => {
    const judgements = file('j.csv', `${HEAD}ofac-sdn-27307,un-KPe.001,same,a test,2026-01-01,not in fact\n`);
    const { entities } = await readEntities([fixture('sdn.csv'), fixture('un.xml')], {
      judgements,
      part: true,
    });
    expect(byId(entities, 'ofac-sdn-27307')).toMatchObject({
      datasets: ['ofac-sdn', 'un'],
      referents: ['ofac-sdn-27307', 'un-KPe.001'],
    });
    expect(byId(entities, 'un-KPe.001-sanction').properties['entity']).toEqual(['ofac-sdn-27307']);
  });
});

const shared = fileURLToPath(new URL('../../../shared/data/lists', import.meta.url));

test.skipIf(!existsSync(shared))(
  'every property of every shared list is one of its schema (skipped where absent)',
  async () => {
    const files = ['un/un_consolidated_2026-02-27.xml', 'eu/eu_32017R1509_dprk_consolidated_2026-08.csv'];
    const { statements } = await readEntities(files.map((name) => join(shared, name)));
    const unknown = statements.filter(({ schema, property }) => !schemaOf(schema).has(property));
    expect(unknown).toEqual([]);
    expect(statements.length).toBeGreaterThan(20_000);
  },
);

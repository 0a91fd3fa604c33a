import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { isLinked } from '../../../src/entities/linked.js';
import { entityId } from '../../../src/entities/statements.js';
import { bundleOf } from '../../../src/entities/stix/bundle.js';
import { stixId } from '../../../src/entities/stix/ids.js';
import { readEntities } from '../../../src/lists/list-entities.js';
import type { Entity } from '../../../src/types.js';
import { stixProblems } from '../../support/stix-schema.js';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../../readers/lists/fixtures/${name}`, import.meta.url));
const bundle = async (...names: string[]) => {
  const { entities, sources } = await readEntities(names.map(fixture), { part: true });
  return bundleOf(entities, sources);
};
const entity = (id: string, schema: string, properties: Entity['properties'], more = {}): Entity => ({
  id,
  schema,
  caption: id,
  properties,
  datasets: ['un'],
  referents: [id],
  firstSeen: '2018-10-29',
  lastSeen: '2026-02-27',
  ...more,
});
const made = (...entities: Entity[]) => bundleOf(entities, []);
const ofType = ({ objects }: ReturnType<typeof made>, type: string) =>
  objects.filter((found) => found.type === type);
const named = (from: ReturnType<typeof made>, name: string) =>
  from.objects.find((found) => found['name'] === name);

describe('a bundle of lists', async () => {
  const made = await bundle('sdn.csv', 'un.xml');

  test('keeps to the specification as far as our subset of it goes', () => {
    expect(stixProblems(made)).toEqual([]);
  });

  test('persons, bodies and ships are objects of the core; the days are those of the lists', () => {
    expect(named(made, 'KIM, Sok Chol')).toMatchObject({ type: 'identity', identity_class: 'individual' });
    expect(named(made, 'LAZARUS GROUP')).toMatchObject({
      type: 'identity',
      identity_class: 'organization',
      labels: ['sanction'],
      external_references: [{ source_name: 'ofac-sdn', external_id: '27307' }],
    });
    expect(named(made, 'LAZARUS GROUP')?.['description']).toContain('HIDDEN COBRA');
    expect(ofType(made, 'infrastructure').length).toBeGreaterThan(0);
    expect(named(made, 'RI WON HO')?.['created']).toMatch(/^20\d\d-.*T00:00:00\.000Z$/);
  });

  test('a wallet is an observable that its holder is related to', () => {
    const wallets = ofType(made, 'cryptocurrency-wallet');
    expect(wallets.map(({ currencies }) => currencies)).toEqual([['ETH'], ['XBT']]);
    const holder = named(made, 'LAZARUS GROUP')?.id;
    for (const wallet of wallets)
      expect(made.objects).toContainEqual(
        expect.objectContaining({
          type: 'relationship',
          source_ref: holder,
          target_ref: wallet.id,
          description: 'holder (ofac-sdn)',
        }),
      );
  });

  test('a sanction is a note on the party and a relationship from the authority, with its day', () => {
    const party = named(made, 'RI WON HO')?.id;
    const [note] = ofType(made, 'note').filter(({ object_refs }) => (object_refs as string[])[0] === party);
    expect(note).toMatchObject({
      abstract: 'Sanction by United Nations Security Council',
      external_references: [{ source_name: 'un', external_id: 'KPi.033' }],
    });
    expect(note?.['content']).toContain('program: DPRK');
    expect(made.objects).toContainEqual(
      expect.objectContaining({
        source_ref: named(made, 'United Nations Security Council')?.id,
        target_ref: party,
        description: 'sanction (un)',
        start_time: '2016-11-30T00:00:00.000Z',
      }),
    );
  });

  test('states are locations by their alpha-2 code', () => {
    const kp = ofType(made, 'location').find(({ country }) => country === 'KP');
    expect(kp).toMatchObject({ id: stixId('location', 'KP'), name: "Democratic People's Republic of Korea" });
    const sources = ofType(made, 'relationship').filter(({ target_ref }) => target_ref === kp?.id);
    expect(sources.map(({ source_ref }) => source_ref)).toContain(named(made, 'RI WON HO')?.id);
  });

  test('one note says which lists the bundle is made from', () => {
    const [note] = ofType(made, 'note').filter(({ abstract }) => abstract === 'Sources of this bundle');
    expect(note?.['content']).toMatch(/^From official lists: ofac-sdn \(\d+ entries, .*; un \(2 entries/);
  });

  test('nothing of an entity is lost: every value stands in the extension', async () => {
    const { entities } = await readEntities(['sdn.csv', 'un.xml'].map(fixture), { part: true });
    const kept = new Map(
      made.objects.flatMap(({ extensions }) =>
        Object.values(
          (extensions ?? {}) as Record<string, { entities?: { entity: string; said: unknown }[] }>,
        )
          .flatMap(({ entities }) => entities ?? [])
          .map(({ entity, said }) => [entity, said] as const),
      ),
    );
    for (const { id, schema, properties } of entities)
      if (schema !== 'UnknownLink' && schema !== 'Ownership')
        expect(kept.get(id)).toEqual(
          Object.entries(properties).map(([property, values]) => ({ property, values })),
        );
  });

  test('the same lists give the same bytes', async () => {
    expect(JSON.stringify(await bundle('sdn.csv', 'un.xml'))).toBe(JSON.stringify(made));
  });
});

describe('rules', () => {
  test('two lists that name one address give one wallet, with both entities', () => {
    const wallet = (id: string, currency: string) =>
      entity(id, 'CryptoWallet', { publicKey: ['0xab'], currency: [currency] });
    const bundle = made(wallet('a', 'USDT'), wallet('b', 'ETH'));
    expect(stixProblems(bundle)).toEqual([]);
    expect(ofType(bundle, 'cryptocurrency-wallet')).toMatchObject([
      { value: '0xab', currencies: ['ETH', 'USDT'] },
    ]);
  });

  test('a wallet without an address is infrastructure, so that it is not lost', () => {
    const bundle = made(entity('a', 'CryptoWallet', { description: ['no key'] }));
    expect(stixProblems(bundle)).toEqual([]);
    expect(ofType(bundle, 'infrastructure')).toHaveLength(1);
  });

  test('an entity without a day bears the fixed moment', () => {
    const [, person] = ofType(
      made(entity('a', 'Person', { name: ['A'] }, { firstSeen: '', lastSeen: '' })),
      'identity',
    );
    expect(person).toMatchObject({
      created: '1970-01-01T00:00:00.000Z',
      modified: '1970-01-01T00:00:00.000Z',
    });
  });

  test('days of a sanction that are no whole days, or end before they start, are no times', () => {
    const times = (listed: string, ended: string) => {
      const sanction = { entity: ['a'], authority: ['X'], listingDate: [listed], endDate: [ended] };
      const bundle = made(entity('a', 'Person', {}), entity('a-sanction', 'Sanction', sanction));
      expect(stixProblems(bundle)).toEqual([]);
      const [{ start_time, stop_time } = {}] = ofType(bundle, 'relationship') as {
        [name: string]: unknown;
      }[];
      return [start_time, stop_time];
    };
    expect(times('2017', '2019-05')).toEqual([undefined, undefined]);
    expect(times('2017-06-02', '2019-05-01')).toEqual([
      '2017-06-02T00:00:00.000Z',
      '2019-05-01T00:00:00.000Z',
    ]);
    expect(times('2017-06-02', '2017-06-02')).toEqual(['2017-06-02T00:00:00.000Z', undefined]);
  });

  test('links between entities are relationships', () => {
    const bundle = made(
      entity('a', 'Person', {}),
      entity('b', 'Organization', {}),
      entity('l', 'UnknownLink', { subject: ['a'], object: ['b'], role: ['linked to'] }),
    );
    expect(ofType(bundle, 'relationship')).toMatchObject([
      {
        relationship_type: 'related-to',
        source_ref: stixId('identity', 'a'),
        target_ref: stixId('identity', 'b'),
        description: 'linked to (un)',
      },
    ]);
  });

  test('the check itself finds what is wrong', () => {
    const good = made(entity('a', 'Person', { country: ['kp'] }));
    const broken = (change: (objects: Record<string, unknown>[]) => void) => {
      const copy = JSON.parse(JSON.stringify(good));
      change(copy.objects);
      return stixProblems(copy).length;
    };
    expect(broken(() => {})).toBe(0);
    const last = (objects: Record<string, unknown>[]) => objects.at(-1) as Record<string, unknown>;
    expect(broken((objects) => delete last(objects)['relationship_type'])).toBe(1);
    expect(broken((objects) => Object.assign(last(objects), { labels: [] }))).toBe(1);
    expect(broken((objects) => Object.assign(last(objects), { source_ref: stixId('identity', 'z') }))).toBe(
      1,
    );
    expect(broken((objects) => Object.assign(last(objects), { modified: NO_MILLISECONDS }))).toBe(1);
    expect(broken((objects) => Object.assign(last(objects), { modified: '2001-01-01T00:00:00.000Z' }))).toBe(
      1,
    );
    expect(broken((objects) => objects.push(last(objects)))).toBe(1);
    expect(broken((objects) => Object.assign(last(objects), { type: 'x-thing' }))).toBe(1);
  });
});

const NO_MILLISECONDS = '2026-02-27T00:00:00Z';

const shared = (name: string) =>
  fileURLToPath(new URL(`../../../../shared/data/lists/${name}`, import.meta.url));
const un = shared('un/un_consolidated_2026-02-27.xml');

test.skipIf(!existsSync(un))(
  'all 155 entries of the UN list on North Korea are exported and valid (skipped where the list is absent)',
  async () => {
    const { entities, sources, listings } = await readEntities([un]);
    const made = bundleOf(entities, sources);
    expect(stixProblems(made)).toEqual([]);
    const dprk = listings.filter((listing) => listing.programs.includes('DPRK'));
    expect(dprk).toHaveLength(155);
    expect(dprk.filter(isLinked)).toHaveLength(155);
    const ids = new Map(made.objects.map((found) => [found.id, found]));
    const exported = dprk.map((listing) =>
      ['identity', 'infrastructure'].map((type) => ids.get(stixId(type, entityId(listing)))).find(Boolean),
    );
    expect(exported.filter((found) => found === undefined)).toEqual([]);
    const classes = exported.map((found) => found?.['identity_class'] ?? found?.type);
    expect(classes.filter((found) => found === 'individual')).toHaveLength(80);
    expect(classes.filter((found) => found === 'organization')).toHaveLength(75);
  },
);

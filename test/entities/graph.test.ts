import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gexf } from '../../src/entities/gexf.js';
import { graphOf } from '../../src/entities/graph.js';
import { graphml } from '../../src/entities/graphml.js';
import { readEntities } from '../../src/lists/list-entities.js';
import type { Entity, EntityGraph } from '../../src/types.js';
import { readGexf, readGraphml } from '../support/graph.js';

const fixture = (name: string) =>
  fileURLToPath(new URL(`../readers/lists/fixtures/${name}`, import.meta.url));
const FORMATS = [
  ['GEXF', gexf, readGexf, 'label'],
  ['GraphML', graphml, readGraphml, 'caption'],
] as const;

const entity = (id: string, schema: string, properties: Entity['properties'] = {}, more = {}): Entity => ({
  id,
  schema,
  caption: id.toUpperCase(),
  properties,
  datasets: ['un'],
  referents: [id],
  firstSeen: '2018-10-29',
  lastSeen: '2026-02-27',
  ...more,
});

describe('entities as a graph', () => {
  const sanction = entity('a-sanction', 'Sanction', {
    entity: ['a'],
    authority: ['United Nations Security Council'],
    listingDate: ['2017-06-02'],
    endDate: ['2020'],
  });
  const { nodes, edges } = graphOf([
    entity('a', 'Person', { country: ['kp'] }),
    entity('b', 'Organization'),
    entity('s', 'Vessel'),
    entity('w', 'CryptoWallet', { holder: ['a'] }),
    entity('l', 'UnknownLink', { subject: ['a'], object: ['b'], role: ['linked to'] }),
    entity('o', 'Ownership', { owner: ['b'], asset: ['s'], role: ['owned by'] }),
    sanction,
  ]);
  const edge = (schema: string) => edges.find((found) => found.schema === schema);

  test('parties, wallets and authorities are nodes, all that stands between two is an edge', () => {
    expect(nodes.map(({ id, schema }) => `${schema} ${id}`)).toEqual([
      'Person a',
      'Organization b',
      'Vessel s',
      'CryptoWallet w',
      'PublicBody authority-united-nations-security-council',
    ]);
    expect(edges).toHaveLength(4);
    expect(edge('CryptoWallet')).toMatchObject({ from: 'a', to: 'w', role: 'holder' });
    expect(edge('UnknownLink')).toMatchObject({ from: 'a', to: 'b', role: 'linked to' });
    expect(edge('Ownership')).toMatchObject({ from: 'b', to: 's', role: 'owned by' });
  });

  test('a sanction goes from its authority to the party, with the days of listing and delisting', () => {
    expect(edge('Sanction')).toMatchObject({
      from: 'authority-united-nations-security-council',
      to: 'a',
      role: 'sanction',
      start: '2017-06-02',
      end: '2020',
      firstSeen: '2018-10-29',
    });
  });
});

describe.each(FORMATS)('%s', (_, write, read, caption) => {
  const withName = (name: string): EntityGraph =>
    graphOf([
      entity('a', 'Person', { country: ['kp', 'sy'] }, { caption: name }),
      entity('b', 'Organization', {}, { firstSeen: '', lastSeen: '' }),
      entity('l', 'UnknownLink', { subject: ['a'], object: ['b'], role: [name] }),
    ]);

  test('what was written is read back: fields, ends and the note', () => {
    const { note, nodes, edges } = read(write(withName('A "name" & <more>'), 'From lists: a & b.').text);
    expect(note).toBe('From lists: a & b.');
    expect(nodes).toEqual([
      {
        id: 'a',
        [caption]: 'A "name" & <more>',
        schema: 'Person',
        datasets: 'un',
        countries: 'kp sy',
        first_seen: '2018-10-29',
        last_seen: '2026-02-27',
      },
      { id: 'b', [caption]: 'B', schema: 'Organization', datasets: 'un' },
    ]);
    expect(edges).toMatchObject([
      { id: 'l:a:b', source: 'a', target: 'b', schema: 'UnknownLink', first_seen: '2018-10-29' },
    ]);
  });

  test('any text comes back as it was, but for characters that XML forbids, which are counted', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.nat(0x7f).map(String.fromCharCode) }),
    );
    let forbidden = 0;
    fc.assert(
      fc.property(anything, (name) => {
        const { text, replaced } = write(withName(name), name);
        const allowed = [...name].map((c) => (isAllowed(c.codePointAt(0) as number) ? c : '\ufffd')).join('');
        const { note, nodes, edges } = read(text);
        expect(note).toBe(allowed);
        // What sax lets pass, other parsers refuse: forbidden characters, and "<" or bare line ends in attributes.
        expect([...text].every((c) => isAllowed(c.codePointAt(0) as number))).toBe(true);
        expect(text.split('"').filter((part, i) => i % 2 === 1 && /[<\t\n\r]/.test(part))).toEqual([]);
        expect(nodes[0]?.[caption] ?? '').toBe(allowed);
        expect(edges[0]?.['label'] ?? edges[0]?.['role'] ?? '').toBe(allowed);
        expect(replaced > 0).toBe(allowed !== name);
        if (replaced > 0) forbidden += 1;
      }),
      { numRuns: 400 },
    );
    expect(forbidden).toBeGreaterThan(20);
  });

  test('the same entities give the same bytes, and every end of an edge is a node', async () => {
    const graph = graphOf((await readEntities([fixture('sdn.csv')], { part: true })).entities);
    const again = graphOf((await readEntities([fixture('sdn.csv')], { part: true })).entities);
    const { text } = write(graph, 'a note');
    expect(write(again, 'a note').text).toBe(text);
    const { nodes, edges } = read(text);
    expect([nodes.length, edges.length]).toEqual([graph.nodes.length, graph.edges.length]);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(edges.filter(({ source, target }) => !ids.has(source) || !ids.has(target))).toEqual([]);
    expect(new Set(edges.map(({ id }) => id)).size).toBe(edges.length);
  });
});

/** Production 2 of XML 1.0. */
const isAllowed = (c: number) =>
  c === 9 ||
  c === 10 ||
  c === 13 ||
  (c >= 0x20 && c <= 0xd7ff) ||
  (c >= 0xe000 && c <= 0xfffd) ||
  (c >= 0x10000 && c <= 0x10ffff);

const sdn = fileURLToPath(new URL('../../../shared/data/lists/ofac/sdn_2024-05-03.csv', import.meta.url));

test.skipIf(!existsSync(sdn))(
  'the whole SDN list is a graph without loose ends (skipped where the list is absent)',
  async () => {
    const { nodes, edges } = graphOf((await readEntities([sdn])).entities);
    const ids = new Set(nodes.map(({ id }) => id));
    expect(ids.size).toBe(nodes.length);
    expect(edges.filter(({ from, to }) => !ids.has(from) || !ids.has(to))).toEqual([]);
    const count = (schema: string) => edges.filter((edge) => edge.schema === schema).length;
    expect([count('UnknownLink') + count('Ownership'), count('Sanction')]).toEqual([6365, 14965]);
  },
);

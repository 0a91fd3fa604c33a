import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readActorPack } from '../../../src/readers/tags/actorpack.js';
import { readTagPack } from '../../../src/readers/tags/tagpack.js';

const PACK = `%YAML 1.1
---
title: A pack
creator: somebody
currency: ETH
confidence: authority_data
is_cluster_definer: false
lastmod: 2022-04-15
source: https://example.org/notice
label: A group
tags:
- address: 0x098B716B8Aaf21512996dC57EB0615e2383E2f96
- address: 1BoatSLRHtKNngkdXEeobR76b53LETtpyT
  currency: btc
  label: Another
  confidence: web_crawl
  concepts: [exchange, defi]
- address: 1BoatSLRHtKNngkdXEeobR76b53LETtpyT
  currency: BTC
  label: A third, who disagrees
  confidence: hearsay
- label: no address
`;

describe('a TagPack', () => {
  const { tags, skipped, notices } = readTagPack(PACK, 'pack.yaml');

  test('hands its header down, and a tag overrides it', () => {
    expect(tags.map(({ label, currency, level }) => [label, currency, level])).toEqual([
      ['A group', 'ETH', 60],
      ['Another', 'BTC', 20],
      ['A third, who disagrees', 'BTC', 5],
    ]);
    expect(tags[0]).toMatchObject({
      clusterDefiner: false,
      lastmod: '2022-04-15',
      pack: 'A pack',
      place: 'pack.yaml:12',
    });
    expect(tags[1]?.concepts).toEqual(['exchange', 'defi']);
  });

  test('keeps an address without quotation marks a text, in its own case', () => {
    expect(tags[0]?.address).toBe('0x098B716B8Aaf21512996dC57EB0615e2383E2f96');
  });

  test('names what it leaves out and what it doubts', () => {
    expect(skipped).toEqual([{ place: 'pack.yaml:22', reason: 'a tag without an address' }]);
    expect(notices).toEqual([
      {
        message: 'the confidence "hearsay" is not in the scale; the tag is kept at the lowest level',
        count: 1,
        places: ['pack.yaml:18'],
      },
    ]);
  });

  test('a pack without source or confidence is read, and both are noticed', () => {
    const { tags, notices } = readTagPack('title: T\ncurrency: BTC\nlabel: L\ntags:\n- address: a\n', 'p');
    expect(tags).toHaveLength(1);
    expect(notices.map(({ message }) => message)).toEqual([
      'a tag states no confidence and is kept at the lowest level',
      'a tag names no source',
    ]);
  });

  test.each([
    ['aliases that unfold', 'a: &a [x, x]\nb: &b [*a, *a]\ntags: [*b]\n', /aliases are not read/],
    ['no YAML', 'tags: [', /^not YAML/],
    ['a list', '- a\n', /no map of fields/],
    ['an actor pack', 'title: x\nactors: []\n', /no list of tags/],
    ['nothing', '', /no map of fields/],
  ])('%s is refused with a sentence', (_, text, reason) => {
    const { tags, skipped } = readTagPack(text, 'p');
    expect(tags).toEqual([]);
    expect(skipped.map(({ reason }) => reason)).toEqual([expect.stringMatching(reason)]);
  });

  test('mutated, it never throws', () => {
    fc.assert(
      fc.property(
        fc.nat(PACK.length - 1),
        fc.nat(8),
        fc.string({ unit: 'binary', maxLength: 6 }),
        (at, cut, put) => {
          const text = PACK.slice(0, at) + put + PACK.slice(at + cut);
          const { tags, skipped } = readTagPack(text, 'p');
          expect(tags.length + skipped.length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('an ActorPack', () => {
  test('gives states by their code, Norway among them', () => {
    const text =
      'title: A\nactors:\n- id: a\n  label: A\n  jurisdictions: [NO, VG, Atlantis]\n  categories: [exchange]\n  uri: a.org\n- id: a\n  label: B\n- label: C\n';
    const { actors, skipped, notices } = readActorPack(text, 'p');
    expect(actors.map(({ id, jurisdictions }) => [id, jurisdictions])).toEqual([
      ['a', ['NOR', 'VGB', 'Atlantis']],
    ]);
    expect(skipped.map(({ reason }) => reason)).toEqual([
      'the actor "a" is given twice',
      'an actor without id or label',
    ]);
    expect(notices[0]?.message).toContain('"Atlantis" is not a known state');
  });
});

const shared = fileURLToPath(new URL('../../../../shared/data/chain/tagpacks', import.meta.url));

describe.skipIf(!existsSync(shared))('the packs of shared/data/chain (skipped where they are absent)', () => {
  test('every tag is read: as many as lines that give an address', () => {
    for (const file of readdirSync(shared).filter((name) => name.endsWith('.yaml'))) {
      const text = readFileSync(`${shared}/${file}`, 'utf8');
      const lines = text.match(/^[- ] +address:/gm)?.length;
      const { tags, skipped } = readTagPack(text, file);
      expect([file, tags.length, skipped]).toEqual([file, lines, []]);
    }
  });

  test('the actors, and the states of Southeast Asia they name', () => {
    const text = gunzipSync(readFileSync(`${shared}/graphsense.actorpack.yaml.gz`)).toString();
    const { actors, skipped } = readActorPack(text, 'actors');
    expect([actors.length, skipped]).toEqual([3813, []]);
    const exchangesIn = (state: string) =>
      actors.filter((a) => a.jurisdictions.includes(state) && a.categories.includes('exchange')).length;
    expect(['SGP', 'IDN', 'VNM', 'THA', 'MYS', 'PHL', 'KHM', 'LAO', 'MMR'].map(exchangesIn)).toEqual([
      59, 9, 6, 5, 3, 3, 0, 0, 0,
    ]);
  });
});

import { describe, expect, test } from 'vitest';
import { readIndicators } from '../../src/pack/indicators.js';
import { readManifest } from '../../src/pack/manifest.js';
import { readModel } from '../../src/pack/model.js';
import { readPartners, splitList } from '../../src/pack/partners.js';
import { readSources } from '../../src/pack/sources.js';
import { reports } from '../support/reports.js';

/** What a reader gives, and what it reports. */
function read<T>(reader: (text: string, report: ReturnType<typeof reports>['report']) => T, text: string) {
  const { report, lines } = reports();
  return { value: reader(text, report), issues: lines };
}

describe('readManifest', () => {
  const manifest = (period: string, more = '') => `format: 1
id: test
title: A test
description: A manifest for tests.
version: 1.0.0
licence: CC0-1.0
citation: None.
actor: { code: XEX, name: Exland }
period: ${period}
${more}`;

  test('takes a leap day and refuses one of another year', () => {
    expect(read(readManifest, manifest('{ from: 2023-01-01, to: 2024-02-29 }')).issues).toEqual([]);
    expect(read(readManifest, manifest('{ from: 2023-02-29, to: 2024-02-29 }')).issues).toEqual([
      '9: 2023-02-29 is not a day of the calendar',
    ]);
  });

  test('a closure that ends before it begins is told at its own line', () => {
    const closure = 'closures:\n  - { title: Flood, from: 2020-02-01, to: 2020-01-01, source: paper }\n';
    expect(read(readManifest, manifest('{ from: 2020-01-01, to: 2020-12-31 }', closure)).issues).toEqual([
      '11: from 2020-02-01 is after to 2020-01-01',
    ]);
  });

  test('a window is told like a closure, and is of one of two kinds', () => {
    const window = (kind: string, to: string) =>
      `windows:\n  - { kind: ${kind}, title: Flood, from: 2020-02-01, to: ${to}, source: paper }\n`;
    const issues = (text: string) =>
      read(readManifest, manifest('{ from: 2020-01-01, to: 2020-12-31 }', text)).issues;
    expect(issues(window('mourning', '2020-02-30'))).toEqual(['11: 2020-02-30 is not a day of the calendar']);
    expect(issues(window('mourning', '2020-02-29'))).toEqual([]);
    expect(issues(window('feast', '2020-02-29'))[0]).toMatch(/^11: windows\.0\.kind/);
  });

  test('a period of texts is told like a closure', () => {
    const media =
      'media:\n  periods:\n    - { from: 2020-02-01, to: 2020-02-30 }\n    - { from: 2021-01-01, to: 2020-01-01 }\n';
    expect(read(readManifest, manifest('{ from: 2020-01-01, to: 2020-12-31 }', media)).issues).toEqual([
      '12: 2020-02-30 is not a day of the calendar',
      '13: from 2021-01-01 is after to 2020-01-01',
    ]);
  });
});

test('readModel gives the rule the names it has in the engine', () => {
  const text =
    'seed: 7\ndraws: 500\ntiers: { measure: engagement, max_tiers: 2, min_probability: 0.8, min_evidence: 3 }\n';
  expect(read(readModel, text).value).toEqual({
    seed: 7,
    draws: 500,
    hypotheses: null,
    tiers: { measure: 'engagement', maxTiers: 2, minProbability: 0.8, minEvidence: 3 },
  });
});

describe('readIndicators', () => {
  const indicator = (place: string) => `indicators:
  visits:
    title: Visits held
    definition: All visits of the period, by rank.
    ${place}
    direction: 1
    unit: visits
    estimate: count
`;
  const files = new Map([['visits', 'SELECT 1']]);
  const readOne = (place: string, sql: ReadonlyMap<string, string> = files) =>
    read((text, report) => readIndicators(text, sql, report), indicator(place));

  test('an outcome has no role; an item of slack has one', () => {
    expect(readOne('outcome: engagement').value).toMatchObject([
      { id: 'visits', measure: 'engagement', role: null, sql: 'SELECT 1', file: 'indicators/visits.sql' },
    ]);
    expect(readOne('axis: slack\n    role: formal').value).toMatchObject([
      { measure: 'slack', role: 'formal' },
    ]);
  });

  test.each([
    ['axis: affinity\n    outcome: engagement', 'is both an item (axis) and an outcome'],
    ['shares: {}', 'has neither axis nor outcome'],
    ['axis: slack', 'items of slack need a role'],
    ['outcome: revenue\n    role: formal', 'only items of slack have a role'],
  ])('%j is refused', (place, says) => {
    const { value, issues } = readOne(place);
    expect(value).toEqual([]);
    expect(issues).toEqual([expect.stringContaining(`visits: ${says}`)]);
  });

  test('entries and queries must be paired', () => {
    expect(readOne('outcome: engagement', new Map()).issues).toEqual([
      expect.stringContaining('visits: indicators/visits.sql is missing'),
    ]);
    expect(readOne('outcome: engagement', new Map([...files, ['trips', '']])).issues).toEqual([
      'indicators/trips.sql has no entry here; add one or remove the file',
    ]);
  });
});

describe('readPartners', () => {
  const HEADER = 'code,iso2,name,aliases,reported\n';

  test('aliases are a list; a code that ISO 3166-1 leaves to its users is one', () => {
    expect(read(readPartners, `${HEADER}VNM,VN,Viet Nam,Vietnam; SRV;,yes\nXAA,XA,Alfaland,,no\n`)).toEqual({
      value: [
        { code: 'VNM', iso2: 'VN', name: 'Viet Nam', aliases: ['Vietnam', 'SRV'], reported: true },
        { code: 'XAA', iso2: 'XA', name: 'Alfaland', aliases: [], reported: false },
      ],
      issues: [],
    });
  });

  test('a code that nobody has is an issue', () => {
    expect(read(readPartners, `${HEADER}VNM,VV,Viet Nam,,yes\n`).issues).toEqual([
      '2: iso2: VV is not a code of ISO 3166-1',
    ]);
  });

  test('splitList drops what is empty', () => {
    expect(splitList(' a ;; b ')).toEqual(['a', 'b']);
    expect(splitList(undefined)).toEqual([]);
  });
});

describe('readSources', () => {
  const row = (published: string, url: string, status = 'read', kind = 'news') =>
    `id,title,publisher,url,language,published,accessed,kind,reliability,status,group,note
paper,The paper,Press,${url},en,${published},2024-01,${kind},B,${status},press,
`;

  test('a running record has no date', () => {
    const { value, issues } = read(readSources, row('', 'https://example.org'));
    expect(value).toMatchObject([{ id: 'paper', published: '', accessed: '2024-01', group: 'press' }]);
    expect(issues).toEqual([]);
  });

  test.each([
    [
      '2025-02-30',
      'https://example.org',
      'read',
      '2: published: 2025-02-30 is not a date; use YYYY, YYYY-MM or YYYY-MM-DD',
    ],
    ['2025', '', 'read', '2: warning: source paper was read but has no url; add it, or set its status'],
    ['2025', 'javascript:alert(1)', 'read', '2: url: "javascript:alert(1)" must match pattern "^https?://"'],
  ])('published %s at "%s" and %s is told', (published, url, status, issue) => {
    expect(read(readSources, row(published, url, status)).issues).toEqual([issue]);
  });

  test('what was recalled, and a list, may lack a link', () => {
    expect(read(readSources, row('', '', 'recalled')).issues).toEqual([]);
    expect(read(readSources, row('2025', '', 'read', 'list')).issues).toEqual([]);
  });
});

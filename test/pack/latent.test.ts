import { describe, expect, test } from 'vitest';
import { readLatent } from '../../src/pack/latent.js';
import { reports } from '../support/reports.js';

const TEXT = `chains: 2
warmup: 100
draws: 100
innovations: student
anchors: { high: [XAA], low: [XBB] }
items:
  bonds:
    title: Bonds of a test
    definition: Bonds per half-year, as a test has them.
    axis: affinity
    group: press
    direction: 1
    likelihood: count
    coder: { variable: act, category: gift }
  delays:
    title: Delays of a test
    definition: Log years until an act, as a test has them.
    axis: slack
    direction: -1
    likelihood: lag
    shares: { finds: 'The one by when, the other by how many.' }
outcomes:
  engagement:
    visits:
      title: Visits of a test
      definition: Visits per half-year, as a test has them.
      likelihood: ordinal
      categories: 4
  revenue:
    finds:
      title: Finds of a test
      definition: Finds per half-year, as a test has them.
      likelihood: count
      detected: true
`;
const NAMES = ['bonds', 'delays', 'visits', 'finds'];

function read(text: string, names = NAMES) {
  const { report, lines } = reports();
  return {
    spec: readLatent(text, new Map(names.map((name) => [name, `-- ${name}`])), report),
    issues: lines,
  };
}

describe('readLatent', () => {
  test('takes items and outcomes with their queries, and fills in what is left out', () => {
    const { spec, issues } = read(TEXT);
    expect(issues).toEqual([]);
    expect(spec).toMatchObject({
      chains: 2,
      warmup: 100,
      draws: 100,
      acceptance: 0.8,
      innovations: 'student',
    });
    expect(spec?.items).toMatchObject([
      {
        ...{ id: 'bonds', axis: 'affinity', group: 'press', direction: 1, categories: 2, shares: {} },
        ...{ coder: { variable: 'act', category: 'gift' }, sql: '-- bonds', file: 'latent/bonds.sql' },
      },
      { id: 'delays', group: null, direction: -1, coder: null, likelihood: 'lag' },
    ]);
    expect(spec?.items[1]?.shares).toEqual({ finds: 'The one by when, the other by how many.' });
    expect(spec?.series).toMatchObject([
      { id: 'visits', outcome: 'engagement', likelihood: 'ordinal', categories: 4, detected: false },
      { id: 'finds', outcome: 'revenue', detected: true },
    ]);
  });

  test('outcomes of revenue may be absent', () => {
    const text = TEXT.slice(0, TEXT.indexOf('  revenue:'));
    expect(read(text, NAMES.slice(0, 3)).spec?.series.map(({ id }) => id)).toEqual(['visits']);
  });

  test.each<[expected: string, text: string, names?: string[]]>([
    ['3: draws: 1 must be >= 100', TEXT.replace('draws: 100', 'draws: 1')],
    ['4: innovations: "cauchy" is not one of student, normal, horseshoe', TEXT.replace('student', 'cauchy')],
    ['8: items.bonds: "axis" is missing; add it', TEXT.replace('    axis: affinity\n', '')],
    ['12: items.bonds.direction: 0 is not one of 1, -1', TEXT.replace('direction: 1', 'direction: 0')],
    ['13: items.bonds.likelihood: "rank" is not one of', TEXT.replace('count', 'rank')],
    [
      '8: bonds: an ordinal series says how many categories it has, no other does',
      TEXT.replace('count', 'ordinal'),
    ],
    [
      '31: finds: an outcome is a rate; order in lists belongs to an item',
      TEXT.replace('likelihood: count\n      detected', 'likelihood: list\n      detected'),
    ],
    ['8: latent/bonds.sql is missing; write the query', TEXT, NAMES.slice(1)],
    ['25: latent/visits.sql is missing; write the query', TEXT, ['bonds', 'delays', 'finds']],
    ['latent/other.sql has no entry here; add one or remove the file', TEXT, [...NAMES, 'other']],
    [
      '8: bonds is named twice; a series is an item or part of one outcome, keep one',
      TEXT.replace('    finds:', '    bonds:'),
      ['bonds', 'delays', 'visits'],
    ],
    [
      '7: no item of affinity; the latent model needs one, add it',
      TEXT.replace('axis: affinity', 'axis: slack'),
    ],
    ['5: XAA is an anchor at both ends; take it out of one', TEXT.replace('low: [XBB]', 'low: [XBB, XAA]')],
    [
      '16: delays: group press stands on affinity and slack; a group of sources belongs to one axis, name two',
      TEXT.replace('axis: slack', 'axis: slack\n    group: press'),
    ],
  ])('says where and what: %s', (expected, text, names = NAMES) => {
    expect(read(text, names).issues).toEqual([expect.stringContaining(expected)]);
  });
});

import { describe, expect, test } from 'vitest';
import { formatIssue, type Issue } from '../../src/error.js';
import { FIT_FILES, hashTables, readFailedFit, readFit } from '../../src/pack/fit.js';
import { reportTo } from '../../src/pack/report.js';
import type { FitDiagnostics, Partner } from '../../src/types.js';

const partners = [{ code: 'XAA' }, { code: 'XBB' }] as unknown as Partner[];
const TABLES = {
  draws: '.chain,.iteration,.draw,engagement[XAA],affinity[XAA]\n1,1,1,0.5,1\n1,2,2,0.25,-2e-3\n',
  leftOut:
    'partner,series,khat,tier,probability,engagement,affinity,slack\nXAA,visits,0.2,1,0.9,0.1,,\nXBB,visits,-Infinity,,,,,\n',
  summary:
    'name,mean,sd,q5,median,q95,rhat,ess_bulk,ess_tail\nengagement[XAA],0.4,0.1,0.25,0.4,0.5,1.001,900,800\n',
};
const DIAGNOSTICS: FitDiagnostics = {
  rhatMax: 1.001,
  essBulkMin: 900,
  essTailMin: 800,
  nuisance: { rhatMax: 1.002, essBulkMin: 500, essTailMin: 400 },
  divergences: 0,
  treeDepthSaturated: 0,
  ebfmiMin: 0.7,
  failed: [],
};
const RUN = {
  digest: 'd'.repeat(64),
  seed: 7,
  chains: 1,
  draws: 2,
  diagnostics: DIAGNOSTICS,
  tierRule: { measure: 'engagement', maxTiers: 3, minProbability: 0.8, minEvidence: 3 },
};

/** Reads a fit with other tables; their hashes are those of the tables, unless others are given. */
function read(tables: Partial<typeof TABLES> = {}, run: object = {}, more: Record<string, string> = {}) {
  const all = { ...TABLES, ...tables };
  const files = {
    [FIT_FILES.run]: JSON.stringify({ ...RUN, hashes: hashTables(all), ...run }),
    [FIT_FILES.draws]: all.draws,
    [FIT_FILES.leftOut]: all.leftOut,
    [FIT_FILES.summary]: all.summary,
    ...more,
  };
  const issues: Issue[] = [];
  const map = new Map(Object.entries(files).map(([path, text]) => [path, Buffer.from(text)]));
  const report = (path: string) => reportTo(issues, path);
  const fit = readFit(map, partners, report);
  return { fit, failed: readFailedFit(map, report), issues: issues.map(formatIssue) };
}

test('a fit is read with its tables', () => {
  const { fit, issues } = read();
  expect(issues).toEqual([]);
  expect(fit).toMatchObject({
    digest: RUN.digest,
    hashes: hashTables(TABLES),
    quantities: [{ name: 'engagement[XAA]', mean: 0.4, rhat: 1.001, essTail: 800 }],
    leftOut: [
      { partner: 'XAA', series: 'visits', khat: 0.2, tier: 1, probability: 0.9, engagement: 0.1 },
      { partner: 'XBB', khat: Number.NEGATIVE_INFINITY, tier: null, slack: null },
    ],
  });
  expect(fit?.columns).toEqual({
    'engagement[XAA]': Float64Array.of(0.5, 0.25),
    'affinity[XAA]': Float64Array.of(1, -0.002),
  });
});

describe('a table that is not the one that was written', () => {
  test.each([
    ['draws', TABLES.draws.replace('1,2,2,0.25,-2e-3\n', '')],
    ['draws', TABLES.draws.replace('engagement[XAA],affinity[XAA]', 'affinity[XAA],engagement[XAA]')],
    ['leftOut', TABLES.leftOut.slice(0, -20)],
    ['summary', TABLES.summary.split('\n')[0] as string],
  ] as const)('%s', (name, text) => {
    const { fit, issues } = read({ [name]: text }, { hashes: hashTables(TABLES) });
    expect(fit).toBeUndefined();
    expect(issues).toEqual([expect.stringMatching(`^${FIT_FILES[name]}: not the table that was written`)]);
    expect(issues[0]).toContain('run tierline fit again');
  });

  test('cannot be told in a fit without hashes, which is refused', () => {
    const { fit, issues } = read({}, { hashes: undefined });
    expect(fit).toBeUndefined();
    expect(issues).toEqual([
      expect.stringMatching(/^fit\/fit\.json: no SHA-256 of the tables.*run tierline fit again/),
    ]);
  });
});

describe('a table that cannot be one, whatever its hash', () => {
  const draws = (line: string) => TABLES.draws.replace('1,2,2,0.25,-2e-3', line);
  test.each([
    ['draws of no draw', { draws: `${TABLES.draws.split('\n')[0]}\n` }, 'fit/draws.csv: there are no draws'],
    ['a draw that is text', { draws: draws('1,2,2,much,0') }, 'fit/draws.csv:3: the row has not 5 numbers'],
    ['a draw without end', { draws: draws('1,2,2,1e999,0') }, 'fit/draws.csv:3: the row has not 5 numbers'],
    ['a short draw', { draws: draws('1,2,2,0.25') }, 'fit/draws.csv:3: the row has not 5 numbers'],
    ['an empty draw', { draws: draws('1,2,2,,0') }, 'fit/draws.csv:3: the row has not 5 numbers'],
    [
      'a quantity twice',
      { draws: TABLES.draws.replace('affinity[XAA]', 'engagement[XAA]') },
      'fit/draws.csv:1: the columns are not',
    ],
    ['an empty table', { draws: '' }, 'fit/draws.csv:1: the columns are not'],
    [
      'a state that the pack does not have',
      { leftOut: TABLES.leftOut.replace('XBB', 'XZZ') },
      'fit/left-out.csv:3: partners.csv has no XZZ',
    ],
    [
      'a summary with a column less',
      { summary: TABLES.summary.replaceAll(/,[^,]*$/gm, '') },
      'fit/summary.csv:1: the columns are not',
    ],
    [
      'a summary that is cut short',
      { summary: TABLES.summary.slice(0, -6) },
      'fit/summary.csv:2: the row has not 8 numbers',
    ],
  ])('%s', (_, tables, says) => {
    const { issues } = read(tables);
    expect(issues).toEqual([expect.stringContaining(says)]);
  });
});

describe('a file of another shape is named, with what is wrong', () => {
  test.each([
    ['no diagnostics', { diagnostics: {} }, 'diagnostics: "rhatMax" is missing'],
    ['a digest that is none', { digest: 'x' }, 'digest: "x" '],
    ['failures that are no list', { diagnostics: { ...DIAGNOSTICS, failed: 'no' } }, 'diagnostics.failed'],
  ])('fit.json: %s', (_, run, says) => {
    const { fit, issues } = read({}, run);
    expect(fit).toBeUndefined();
    expect(issues).toEqual([expect.stringContaining('fit/fit.json: not the file that tierline fit writes')]);
    expect(issues[0]).toContain(says);
  });

  test('failed/fit.json', () => {
    const { failed, issues } = read({}, {}, { 'fit/failed/fit.json': '{"diagnostics": {}}' });
    expect(failed).toBeNull();
    expect(issues).toEqual([
      expect.stringMatching(/^fit\/failed\/fit\.json: not the file .*; remove fit\/failed/),
    ]);
  });

  test('failed/fit.json of chains that never moved has numbers that are none', () => {
    const stuck = { ...DIAGNOSTICS, rhatMax: null, failed: ['engagement[XAA] does not vary'] };
    const { failed, issues } = read(
      {},
      {},
      { 'fit/failed/fit.json': JSON.stringify({ ...RUN, diagnostics: stuck }) },
    );
    expect(issues).toEqual([]);
    expect(failed?.diagnostics.rhatMax).toBeNaN();
  });

  test.each([
    ['runs that are none', [1, null, {}]],
    ['a run without anything', [{}]],
    [
      'a run without partners',
      [{ without: 'visits', seed: 1, chains: 2, draws: 9, diagnostics: DIAGNOSTICS }],
    ],
  ])('without.json: %s', (_, runs) => {
    const { fit, issues } = read({}, {}, { 'fit/without.json': JSON.stringify({ fit: RUN.digest, runs }) });
    expect(fit?.leftOutWhole).toEqual([]);
    expect(issues).toEqual([
      expect.stringContaining('fit/without.json: not the file that tierline fit --without writes (runs.0'),
    ]);
  });

  test('text that is no JSON', () => {
    const { issues } = read({}, {}, { [FIT_FILES.run]: '{', 'fit/without.json': '{' });
    expect(issues).toEqual([expect.stringContaining('(it is not JSON)')]);
  });
});

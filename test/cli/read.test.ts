import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { compactSensitivity } from '../../src/builds/as-json.js';
import {
  type ClaimResult,
  type GapResult,
  readBuild,
  runQuery,
  type SensitivityReport,
  type Standing,
  type TraceNode,
  UsageError,
} from '../../src/index.js';
import { type Ran, tierline, tierlineJson } from '../support/cli.js';
import { scratch } from '../support/example.js';

const PACK = 'packs/example';
let out = '';
let built: Ran;
beforeAll(async () => {
  out = join(scratch(), 'out');
  built = await tierline('build', PACK, '--summary', '--out', out);
});

const run = (verb: string, ...args: string[]) => tierline(verb, PACK, ...args, '--out', out);
const json = <T>(verb: string, ...args: string[]) => tierlineJson<T>(verb, PACK, ...args, '--out', out);
const interval = { median: expect.any(Number), q5: expect.any(Number), q95: expect.any(Number) };
const nothing = { median: null, q5: null, q95: null };

describe('build', () => {
  test('prints tiers, gaps and verdicts, and where the brief lies', () => {
    expect(built).toMatchObject({ code: 0, stderr: '' });
    expect(built.stdout).toContain('Exland and its partners (invented)\n66 records, 12 sources');
    expect(built.stdout).toContain('5 claims: 2 supported, 1 contradicted, 1 imprecise, 1 not determined.');
    expect(built.stdout).toContain('tierline trace packs/example tier.XAA');
    for (const file of [
      'brief.md',
      'brief.html',
      'axes.svg',
      'build.json',
      'tiers.json',
      'tables/tiers.parquet',
    ])
      expect(existsSync(join(out, 'example', file)), file).toBe(true);
  });

  test('--json says what identifies the build', async () => {
    expect(await json('build')).toMatchObject({
      pack: 'example',
      asOf: '2024-12-31',
      seed: 7,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      evidence: 66,
      later: 0,
      sources: 12,
      directory: join(out, 'example'),
    });
  });

  test('only what was published by the as-of day is used, beside the build of the pack itself', async () => {
    const early = await json<{ evidence: number; later: number; directory: string }>(
      'build',
      '--as-of',
      '2019-12-31',
    );
    expect(early.directory).toBe(join(out, 'example@2019-12-31'));
    expect(early.later).toBeGreaterThan(10);
    expect(early.evidence + early.later).toBe(66);
    const claims = await json<{ claims: ClaimResult[] }>('claims', '--as-of', '2019-12-31');
    expect(claims.claims.find(({ id }) => id === 'c03')).toMatchObject({
      verdict: 'not_determined',
      evidence: [],
    });
  });
});

describe.concurrent('the shapes of --json', { timeout: 60_000 }, () => {
  test('tiers', async () => {
    const found = await json<{ partners: Standing[] }>('tiers');
    expect(Object.keys(found)).toEqual([
      'pack',
      'asOf',
      'seed',
      'digest',
      'model',
      'modelReason',
      'diagnostics',
      'refused',
      'notices',
      'leftOutWhole',
      'partners',
      'sensitivity',
    ]);
    expect(found.partners.map(({ partner, tier }) => [partner, tier])).toEqual([
      ['XAA', 1],
      ['XBB', 1],
      ['XCC', 2],
      ['XDD', null],
    ]);
    for (const partner of found.partners) {
      const total = (values: Iterable<number>) => [...values].reduce((sum, p) => sum + p, 0);
      expect(total(Object.values(partner.tierProbabilities))).toBeCloseTo(1, 9);
      expect(total(partner.rankAcceptability)).toBeCloseTo(1, 9);
      expect(partner.rankAcceptability).toHaveLength(4);
      expect(partner.engagement).toMatchObject({ ...interval, n: expect.any(Number) });
      expect(partner.revenue).toMatchObject({ predicted: nothing, offPattern: false });
    }
    expect(found.partners[0]).toMatchObject({
      name: 'Alfaland',
      reason: null,
      affinity: interval,
      slack: interval,
      engagement: { n: 9 },
    });
    expect(found.partners[3]).toMatchObject({
      name: 'Deltaland',
      reason: 'only 1 distinct event; the rule asks for 3',
      slack: { ...nothing, n: 0 },
      revenue: { ...nothing, n: 0 },
    });
  });

  test('tiers: what each rank on engagement hangs on, and with --sensitivity that of all axes', async () => {
    const { sensitivity } = await json<{ sensitivity: ReturnType<typeof compactSensitivity> }>('tiers');
    expect(sensitivity).toMatchObject({ axis: 'engagement', rows: 256 });
    expect(sensitivity.partners.map(({ partner }) => partner)).toEqual(['XAA', 'XBB', 'XCC', 'XDD']);
    const { rows, ranks } = await json<SensitivityReport>('tiers', '--sensitivity');
    expect(rows).toBe(256);
    expect(ranks).toHaveLength(6 * 4);
    const share = { value: expect.any(Number), low: expect.any(Number), high: expect.any(Number) };
    const first = ranks.find(({ axis, partner }) => axis === 'engagement' && partner === 'XAA');
    expect(first).toMatchObject({ reason: null, inputs: { evidence: { first: share, total: share } } });
    expect(sensitivity.partners[0]?.total['evidence']).toBe(first?.inputs.evidence?.total.value);
    expect((await json<TraceNode>('trace', first?.id as string)).id).toBe(first?.id);
  });

  test('gap', async () => {
    const { partners } = await json<{ partners: GapResult[] }>('gap');
    for (const { partner, formal, actual, gap, evidence } of partners.slice(0, 3)) {
      expect([partner, formal, actual, gap]).toMatchObject([partner, interval, interval, interval]);
      expect(evidence.length).toBeGreaterThan(2);
    }
    expect(partners[3]).toMatchObject({
      partner: 'XDD',
      formal: nothing,
      actual: nothing,
      gap: nothing,
      evidence: [],
    });
  });

  test('claims', async () => {
    const { claims } = await json<{ claims: ClaimResult[] }>('claims');
    expect(claims.map(({ id, verdict }) => [id, verdict])).toEqual([
      ['c01', 'supported'],
      ['c02', 'contradicted'],
      ['c03', 'imprecise'],
      ['c04', 'not_determined'],
      ['c05', 'supported'],
    ]);
    expect(claims[0]).toMatchObject({
      sentence: "Exland's president has been to Alfaland 2 times.",
      reason: 'The record has 2 journeys, one of them told by two sources.',
      evidence: ['v-a-2015', 'v-a-2018'],
      values: { journeys: 2 },
    });
    expect(claims[2]).toMatchObject({ values: { day: '30 April 2018' }, evidence: ['r-c-2018'] });
  });

  test('trace runs from a tier up to dated sources', async () => {
    const found = await json<TraceNode & { sources: { id: string }[] }>('trace', 'tier.XAA');
    expect(found).toMatchObject({ id: expect.stringMatching(/^tier\.XAA\.[0-9a-f]{10}$/), stage: 'tier' });
    const stages = new Set<string>();
    const walk = ({ stage, parents }: TraceNode): void => {
      stages.add(stage);
      parents.forEach(walk);
    };
    walk(found);
    expect([...stages].sort()).toEqual([
      'axis',
      'evidence',
      'observation',
      'scale',
      'source',
      'tier',
      'tiering',
    ]);
    expect(found.sources).toContainEqual({
      id: 'daily-2018',
      title: 'The president on tour',
      url: 'https://example.org/daily/2018/tour',
      date: '2018-08-09',
    });
  });

  test('trace of a claim takes both rows of one event', async () => {
    const { parents } = await json<TraceNode>('trace', 'c01');
    expect(parents.map(({ id }) => id)).toEqual(['v-a-2015', 'v-a-2018', 'v-a-2018-radio']);
  });

  test('evidence by partner, ledger, kind and indicator', async () => {
    type Rows = { evidence: { id: string; partner: string; ledger: string; url: string }[] };
    const ofDelta = await json<Rows>('evidence', '--partner', 'XDD');
    expect(ofDelta.evidence.map(({ id }) => id)).toEqual([
      'XDD.message.wire-04',
      'u-d-2019',
      'm-d-2020',
      'f-d-2021',
      'XDD.message.wire-11',
      'v-d-2024',
    ]);
    expect(ofDelta.evidence[5]).toMatchObject({ url: 'https://example.org/blog/minister', reliability: 'E' });
    const networks = await json<Rows>('evidence', '--indicator', 'networks', '--partner', 'XAA');
    expect(networks.evidence.map(({ id }) => id)).toEqual(['f-a-2018', 'f-a-2019', 'f-a-2020']);
  });

  test('impact of a source, and what a build without it would say', async () => {
    const found = await json<{ id: string; dependents: { stage: string }[]; moves: string[] }>(
      'impact',
      'blog-2024',
      '--what-if',
    );
    expect(found.id).toBe('blog-2024');
    expect(new Set(found.dependents.map(({ stage }) => stage))).toContain('tier');
    expect(found.moves).toEqual([]);
    const row = await json<{ moves: string[] }>('impact', 'r-c-2018', '--what-if');
    expect(row.moves).toContain('c03: imprecise becomes not_determined');
  });

  test('query', async () => {
    expect(await json('query', 'SELECT partner, tier FROM tiers WHERE tier IS NULL')).toEqual({
      columns: ['partner', 'tier'],
      rows: [{ partner: 'XDD', tier: null }],
      complete: true,
    });
    expect(await json('query', 'SELECT id FROM evidence ORDER BY id', '--limit', '2')).toMatchObject({
      rows: [{ id: 'XAA.message.wire-01' }, { id: 'XAA.message.wire-04' }],
      complete: false,
    });
  });

  test('check and brief', async () => {
    expect(await tierlineJson('check', PACK)).toEqual({
      pack: PACK,
      errors: 0,
      issues: [],
      codebook: { variables: 9, categories: 21, cues: 5, rules: 17, phrases: 17 },
    });
    expect(await json('brief')).toMatchObject({
      markdown: expect.stringContaining('# Exland and its partners'),
    });
  });

  test('diff of two dates', async () => {
    await run('build', '--as-of', '2018-12-31');
    const found = await tierlineJson<{
      added: string[];
      removed: string[];
      changed: string[];
      tiers: string[];
      verdicts: string[];
    }>('diff', join(out, 'example@2018-12-31'), join(out, 'example'));
    expect(found.added).toContain('v-a-2024');
    expect(found.removed).toEqual([]);
    expect(found.changed).toContain('tier.XAA');
    expect(found.verdicts).toContain('c03: not_determined becomes imprecise');
  });
});

describe.concurrent('plain output', { timeout: 60_000 }, () => {
  test('tiers, as kept in test/golden', async ({ expect }) => {
    const { code, stdout } = await run('tiers');
    expect(code).toBe(0);
    await expect(stdout).toMatchFileSnapshot('../golden/example-tiers.txt');
  });

  test.each([
    ['gap', [], 'P(gap > 0)'],
    ['tiers', ['--sensitivity'], 'slack       Deltaland        -'],
    ['tiers', ['--sensitivity'], 'Estimated from 256 rows'],
    ['claims', [], 'c03 imprecise: Charland closed its embassy'],
    ['evidence', ['--partner', 'XDD'], 'v-d-2024 2024-03 XDD visits/visit (E4)'],
    ['trace', ['c04'], '1 sources'],
    ['impact', ['t-a-1990'], 'things hang on t-a-1990'],
    ['query', ['SELECT id FROM evidence', '--limit', '3'], 'cut at 3 rows; --limit shows more'],
  ])('%s %j', async (verb, args, part) => {
    const { code, stdout, stderr } = await run(verb, ...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain(part);
    expect(stdout).not.toContain('\u001b');
    expect(stdout).not.toMatch(/undefined|NaN|\[object/);
  });
});

describe('evidence of what the pack does not have', () => {
  test.each([
    ['--partner', 'ZZZ', 'ZZZ is no partner of this build; there are XAA, XBB, XCC, XDD, XEE'],
    ['--ledger', 'nosuch', 'nosuch is no ledger of this build; there are assertions, coded, external,'],
    ['--ledger', 'evidence', 'evidence is no ledger of this build'],
    ['--kind', 'nosuch', 'nosuch is no kind of this build; there are '],
    ['--indicator', 'nosuch', 'nosuch is no indicator of this build; there are answered, bonds,'],
  ])('%s %s is refused with what there is', async (flag, value, says) => {
    const { code, stdout, stderr } = await run('evidence', flag, value);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(says);
  });

  test('is none where there could be some', async () => {
    const { code, stdout } = await run('evidence', '--ledger', 'thefts');
    expect({ code, stdout }).toEqual({ code: 0, stdout: '0 records\n' });
  });
});

test('a long answer is printed whole', async () => {
  const { code, stdout } = await run('query', 'SELECT * FROM range(200000)', '--limit', '200000');
  expect(code).toBe(0);
  expect(stdout.trimEnd().split('\n')).toHaveLength(200_001);
});

describe('query only reads the tables of the build', () => {
  test('refusals reach the user in words', async () => {
    const { code, stdout, stderr } = await run('query', 'DELETE FROM evidence');
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toBe('tierline: the query fails: only SELECT is allowed here\n');
  });

  test.each([
    ['INSERT INTO tiers SELECT * FROM tiers', 'only SELECT is allowed'],
    ['CREATE TABLE t AS SELECT 1', 'only SELECT is allowed'],
    ['DROP VIEW IF EXISTS tiers', 'only SELECT is allowed'],
    ["ATTACH 'x.db'", 'only SELECT is allowed'],
    ["COPY tiers TO 'x.csv'", 'file system operations are disabled'],
    ["EXPORT DATABASE 'x'", 'file system operations are disabled'],
    ['INSTALL httpfs', 'only SELECT is allowed'],
    ['LOAD httpfs', 'only SELECT is allowed'],
    ['SET enable_external_access = true', 'only SELECT is allowed'],
    ['PRAGMA enable_profiling', 'only SELECT is allowed'],
    ['SELECT 1; SELECT 2', 'expected one SELECT, found 2 statements'],
    [' ', 'expected one SELECT, found none'],
    ["SELECT * FROM read_csv('package.json')", 'disabled'],
    ["SELECT * FROM read_text('/etc/hostname')", 'disabled'],
    ["SELECT * FROM glob('/*')", 'disabled'],
    ["FROM 'package.json'", 'package.json'],
    ['SELECT * FROM nowhere', 'nowhere does not exist'],
    ['SELEC 1', 'syntax error'],
  ])('%s', async (sql, says) => {
    const store = await (await readBuild(join(out, 'example'))).openStore();
    try {
      const failure = await runQuery(store, sql).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(UsageError);
      expect(String(failure)).toContain(says);
      expect(await store.query('SELECT count(*) AS n FROM evidence')).toEqual([{ n: 66 }]);
    } finally {
      store.close();
    }
    expect(['x', 'x.csv', 'x.db'].some((file) => existsSync(file))).toBe(false);
  });
});

describe.concurrent('errors stand on stderr, in words, with exit code 1', { timeout: 60_000 }, () => {
  test.each([
    [
      ['tiers', 'packs/none'],
      'tierline: packs/none is not a pack directory; name one, or make one with "tierline init packs/none"',
    ],
    [['trace', PACK, 'tier.VNM'], 'nothing is called "tier.VNM"'],
    [['trace', PACK, 'gap'], '"gap" could be gap.XAA'],
    [['diff', 'packs', 'docs'], 'packs holds no build'],
    [['build', PACK, '--as-of', '2025-02-30'], '2025-02-30 is not a day of the calendar; use YYYY-MM-DD'],
    [['build', PACK, '--seed', '-1'], 'a seed is a whole number from 0 to 4294967295'],
    [['query', PACK, 'SELECT 1', '--limit', 'few'], 'give a whole number, such as 10'],
    [['rank', PACK], "unknown command 'rank'"],
    [['tiers', PACK, '--colour'], "unknown option '--colour'"],
  ])('%j', async (args, says) => {
    const withOut = ['diff', 'rank'].includes(args[0] as string) ? args : [...args, '--out', out];
    const { code, stdout, stderr } = await tierline(...withOut);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(says);
    expect(stderr).not.toMatch(/^\s+at /m);
    expect(stderr).not.toContain('\u001b');
  });

  test('--help and --version are no errors', async () => {
    const help = await tierline('--help');
    expect(help).toMatchObject({ code: 0, stderr: '' });
    for (const verb of 'init check build tiers gap claims evidence trace impact diff query export brief'.split(
      ' ',
    ))
      expect(help.stdout).toMatch(new RegExp(`^ {2}${verb} `, 'm'));
    expect(await tierline('--version')).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/),
    });
  });
});

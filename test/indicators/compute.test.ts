import { describe, expect, test } from 'vitest';
import { PackError } from '../../src/error.js';
import { computeIndicators, estimate } from '../../src/indicators/compute.js';
import type { Indicator } from '../../src/types.js';
import { indicator } from '../support/model.js';
import { exampleStore } from '../support/store.js';

const { pack, store } = await exampleStore();
const compute = (...indicators: Indicator[]) => computeIndicators(store, { ...pack, indicators });
const sql = (value: string, more = '') =>
  `SELECT 'XAA' AS partner, '2015/2024' AS period, ${value} AS value, 1 AS n, ['v-a-2015'] AS evidence ${more}`;

test('estimate: a count adds parts, a mean weighs them', () => {
  expect(estimate('count', [1, 2, -0.5], [9, 9, 9])).toBe(2.5);
  expect(estimate('mean', [1, 0, 0.5], [1, 1, 2])).toBe(0.5);
});

describe('computeIndicators', () => {
  test('observations of the example, as one can count them in its files', async () => {
    const found = await computeIndicators(store, pack);
    const of = (id: string, partner: string) =>
      found.find((o) => o.indicator === id && o.partner === partner);
    expect(of('networks', 'XAA')).toMatchObject({
      value: 3,
      n: 3,
      evidence: ['f-a-2018', 'f-a-2019', 'f-a-2020'],
    });
    expect(of('roll_calls', 'XBB')).toMatchObject({ value: 48 / 80, parts: [48 / 80], weights: [80] });
    expect(of('bonds', 'XCC')).toMatchObject({ value: -1, parts: [-1] });
    expect(of('visits', 'XDD')).toMatchObject({ value: 1, n: 1, parts: [1] });
    expect(of('networks', 'XDD')).toBeUndefined();
  });

  test('are in the order of indicator and partner, whatever the queries give', async () => {
    const keys = (await computeIndicators(store, pack)).map((o) => `${o.indicator} ${o.partner}`);
    expect(keys).toEqual(keys.toSorted());
  });

  test('an event without part or weight counts once', async () => {
    expect(await compute(indicator('a', { sql: sql('1.0') }))).toMatchObject([
      { parts: [1], weights: [1], consulted: [] },
    ]);
  });

  test.each([
    ['SELECT 1 AS value', 'the query must return partner, period, n, evidence'],
    [sql('1.0', ', 2 AS extra'), 'the query returns extra'],
    [`${sql('1.0')} UNION ALL ${sql('1.0')}`, 'two rows for XAA'],
    [sql('2.0'), 'XAA: value is 2, but its parts give 1'],
    [sql('NULL::DOUBLE'), 'XAA: value is null, not a number'],
    [sql("'nan'::DOUBLE"), 'XAA: value is NaN, not a number'],
    [sql('1.0').replace('XAA', 'XYZ'), 'XYZ: partner is not in partners.csv'],
    [sql('1.0').replace('v-a-2015', 'v-z-2015'), 'XAA: evidence v-z-2015 is no row of a ledger'],
    [sql('1.0').replace('1 AS n', '2 AS n'), 'XAA: n is 2, but evidence lists 1 events'],
    [sql('1.0', ', [1.0, 2.0]::DOUBLE[] AS parts'), 'XAA: parts and weights need one entry per event'],
    [sql('1.0', ", ['nowhere'] AS consulted"), 'XAA: evidence nowhere is no row of a ledger'],
    ['SELEC', 'the query fails: Failed to extract statements: Parser Error'],
  ])('%s is refused', async (text, says) => {
    const failure = await compute(indicator('a', { sql: text })).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PackError);
    expect(String(failure)).toContain(`a.sql: ${says}`);
  });

  test('all faults of all queries are told at once', async () => {
    const failure = await compute(
      indicator('a', { sql: 'SELEC' }),
      indicator('b', { sql: sql('2.0') }),
    ).catch((error: unknown) => error);
    expect((failure as PackError).issues.map(({ file }) => file)).toEqual(['a.sql', 'b.sql']);
  });

  test('an event behind an item and an outcome is a circle, unless the pack says why not', async () => {
    const outcome = indicator('b', { sql: sql('1.0') });
    const item = indicator('a', { sql: sql('1.0'), measure: 'affinity' });
    await expect(compute(item, outcome)).rejects.toThrow(
      'a (item) and b (outcome) share 1 events, first v-a-2015',
    );
    await expect(compute({ ...item, shares: { b: 'said' } }, outcome)).resolves.toHaveLength(2);
  });
});

import { describe, expect, test } from 'vitest';
import { PackError } from '../../src/error.js';
import { computePanel } from '../../src/indicators/panel.js';
import type { LatentItem, LatentOutcomeSeries } from '../../src/types.js';
import { latentItem, latentOutcome, latentSpec } from '../support/latent.js';
import { exampleStore } from '../support/store.js';

const { pack, store } = await exampleStore();
const compute = (items: LatentItem[], outcomes: LatentOutcomeSeries[] = []) =>
  computePanel(store, pack, latentSpec(items, outcomes));

/** A query of one cell per partner named; `more` adds or replaces columns. */
function sql(columns: Readonly<Record<string, string>> = {}, ...partners: string[]) {
  const all = { day: "'2015-01-01'", value: '1', evidence: "['v-a-2015']", ...columns };
  const list = Object.entries(all).map(([name, value]) => `${value} AS ${name}`);
  const named = partners.length > 0 ? partners : ['XBB', 'XAA'];
  return `SELECT partner, ${list.join(', ')} FROM (VALUES ${named.map((code) => `('${code}')`).join(', ')}) p(partner)`;
}
const good = latentItem('good', { sql: sql({ evidence: '[]' }) });

describe('computePanel', () => {
  test('cells have size 1, no noise and no version unless told, in the order of their keys', async () => {
    const given = latentItem('a', { sql: sql({ version: "'w'", size: '2.5', noise: '3' }) });
    expect(await compute([given, good])).toEqual([
      ...['XAA', 'XBB'].map((partner) => ({
        ...{ series: 'a', partner, day: '2015-01-01', version: 'w' },
        ...{ value: 1, size: 2.5, noise: 3, evidence: ['v-a-2015'] },
      })),
      ...['XAA', 'XBB'].map((partner) => ({
        ...{ series: 'good', partner, day: '2015-01-01', version: '' },
        ...{ value: 1, size: 1, noise: 0, evidence: [] },
      })),
    ]);
  });

  test.each<[message: string, query: string, more?: Partial<LatentItem>]>([
    ['the query fails: ', 'SELEC'],
    ['the query must return day, evidence', "SELECT 'XAA' AS partner, 1 AS value"],
    [
      'the query returns extra; columns are partner, day, value, evidence, version, size, noise',
      sql({ extra: '1' }),
    ],
    ['XYZ, 2015-01-01: partner is not in partners.csv', sql({}, 'XAA', 'XYZ')],
    ['XAA, 2015: day must be a date', sql({ day: '2015' }, 'XAA')],
    ['XAA, 2015-01-01: evidence must be a list of ids', sql({ evidence: "'v-a-2015'" }, 'XAA')],
    [
      'value, size and noise must be numbers, found null, 1, 0; leave out cells without a value',
      sql({ value: 'NULL::DOUBLE' }),
    ],
    ['value, size and noise must be numbers, found 1, NaN, 0', sql({ size: "'nan'::DOUBLE" })],
    ['a count is a whole number, found 0.5', sql({ value: '0.5::DOUBLE' })],
    ['a count is a whole number, found -1', sql({ value: '-1' })],
    ['exposure must be positive, found 0; leave out what was not exposed', sql({ size: '0' })],
    ['noise must not be negative, found -1', sql({ noise: '-1' })],
    [
      'a share is whole successes of whole trials, found 3 of 2',
      sql({ value: '3', size: '2' }),
      { likelihood: 'share' },
    ],
    [
      'a share is whole successes of whole trials, found 0 of 0',
      sql({ value: '0', size: '0' }),
      { likelihood: 'share' },
    ],
    ['size is a standard error, found -1', sql({ size: '-1' }), { likelihood: 'continuous' }],
    ['a lag of 2 is longer than the 1 it was followed for', sql({ value: '2' }), { likelihood: 'lag' }],
    [
      'value 3 is none of the categories 0 to 2',
      sql({ value: '3' }),
      { likelihood: 'ordinal', categories: 3 },
    ],
    ['value 2 is none of the categories 0 to 1', sql({ value: '2' }), { likelihood: 'binary' }],
    [
      'XEE is not reported; slack is followed for reported states only, leave others out',
      sql({}, 'XAA', 'XEE'),
      { axis: 'slack' },
    ],
  ])('says: %s', async (message, query, more = {}) => {
    const failure = await compute([good, latentItem('a', { sql: query, ...more })]).catch(
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(PackError);
    expect(String(failure)).toContain('latent/a.sql: ');
    expect(String(failure)).toContain(message);
  });

  test('what is wrong in many rows is said once, and all queries at once', async () => {
    const twice = sql({ value: '-1' }, 'XAA', 'XAA');
    const failure = await compute([latentItem('a', { sql: twice }), latentItem('b', { sql: 'SELEC' })]).catch(
      (error: unknown) => error,
    );
    expect((failure as PackError).issues.map(({ file }) => file)).toEqual(['latent/a.sql', 'latent/b.sql']);
  });

  test.each([
    ['one partner', sql({}, 'XAA'), 1],
    ['no cell at all', `${sql()} WHERE FALSE`, 0],
  ])('affinity of %s compares nothing', async (_, query, found) => {
    await expect(
      compute([latentItem('a', { sql: query })], [latentOutcome('o', { sql: sql({ evidence: '[]' }) })]),
    ).rejects.toThrow(
      `latent.yml: items of affinity have cells of ${found} partners; the latent model compares at least two`,
    );
  });

  test('evidence of an item and of an outcome is a circle, unless either says why not', async () => {
    const [item, outcome] = [latentItem('a', { sql: sql() }), latentOutcome('o', { sql: sql() })];
    await expect(compute([item], [outcome])).rejects.toThrow(
      'latent/a.sql: evidence v-a-2015 is used in a (an item) and in o (an outcome); take it out of one, or say under shares why that is no circle',
    );
    const reason = 'the one by when, the other by how many';
    expect(await compute([{ ...item, shares: { o: reason } }], [outcome])).toHaveLength(4);
    expect(await compute([item], [{ ...outcome, shares: { a: reason } }])).toHaveLength(4);
  });

  test('two items, or two outcomes, may share evidence', async () => {
    expect(await compute([latentItem('a', { sql: sql() }), latentItem('b', { sql: sql() })])).toHaveLength(4);
  });
});

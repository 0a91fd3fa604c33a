import { mkdtempSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { followParquet, followValue, readTransfers, UsageError } from '../../src/index.js';
import { Store } from '../../src/store/store.js';
import type { Notice } from '../../src/types.js';
import { tagOf } from '../support/tags.js';

const scratch = mkdtempSync(join(tmpdir(), 'tierline-parquet-'));
const file = (name: string) => join(scratch, name);
const ROWS = [
  ['2022-01-01T00:00:01Z', 'clean', 'a', '70'],
  ['2022-01-01T00:00:02Z', 'thief', 'a', '30'],
  ['2022-01-01T00:00:03Z', 'a', 'b', '40'],
  ['2022-01-01T00:00:04Z', 'b', 'thief', '2'],
  [
    '2022-01-01T00:00:05Z',
    'thief',
    'c',
    '115792089237316195423570985008687907853269984665640564039457584007913129639935',
  ],
];

/** Writes a query as Parquet; values are rows of time, from, to and amount. */
async function parquet(name: string, select: string): Promise<string> {
  const store = await Store.open();
  try {
    await store.run(`COPY (${select}) TO '${file(name)}' (FORMAT parquet)`);
  } finally {
    store.close();
  }
  return file(name);
}
const values = (rows: readonly (readonly string[])[]) =>
  rows.map((row) => `(${row.map((cell) => `'${cell}'`).join(', ')})`).join(', ');

let table: string;
beforeAll(async () => {
  writeFileSync(file('plain.csv'), `time,from,to,amount\n${ROWS.map((row) => row.join(',')).join('\n')}\n`);
  // Rows stand in reverse, which the times put right.
  const reversed = [...ROWS].reverse();
  table = await parquet(
    'plain.parquet',
    `SELECT CAST(t AS TIMESTAMP) AS "time", f AS "from", o AS "to", a AS amount FROM (VALUES ${values(reversed)}) AS v(t, f, o, a)`,
  );
});

test('a Parquet file gives what the same table gives as CSV, to 256 bits', async () => {
  const options = { from: ['thief'] };
  const fromCsv = await followValue(await readTransfers(file('plain.csv')), options);
  const notices = fromCsv.notices.map((notice) => ({ ...notice, places: [table] }));
  expect(await followParquet(table, options)).toEqual({ ...fromCsv, notices });
  expect(fromCsv.conservation.difference).toBe('0');
});

test('days and moments bound it as they do a table', async () => {
  const result = await followParquet(table, { from: ['thief'], until: '2022-01-01T00:00:02Z' });
  expect(result.coverage.transfers).toBe(2);
  expect(result.held.map(({ address }) => address)).toEqual(['a']);
});

describe('bad files', () => {
  test('rows that are no transfers are counted and named', async () => {
    const bad = await parquet(
      'bad.parquet',
      `SELECT * FROM (VALUES ('thief', 'a', '5'), ('thief', NULL, '1'), ('thief', 'a', '-3'), ('thief', 'a', '0')) AS v("from", "to", amount)`,
    );
    const result = await followParquet(bad, { from: ['thief'] });
    expect(result.conservation.in).toBe('5');
    expect(result.skipped).toEqual([
      { place: `${bad}, row 2`, reason: '"to" is empty' },
      {
        place: `${bad}, row 3`,
        reason: 'the amount "-3" is no whole number of the smallest unit up to 2^256 - 1, written as digits',
      },
    ]);
    expect(result.coverage.passedOver).toEqual([{ reason: 'an amount of zero', count: 1 }]);
  });

  const LARGEST = 2n ** 256n - 1n;
  const wide = (rows: string) => `SELECT * FROM (VALUES ${rows}) AS v("from", "to", amount, "time")`;

  test('an amount above 2^256 - 1 is none, as in a table', async () => {
    const rows = [`${LARGEST}`, `0${LARGEST}`, `${LARGEST + 1n}`, '9'.repeat(78), '9'.repeat(79)];
    const large = await parquet(
      'large.parquet',
      `SELECT * FROM (VALUES ${rows.map((amount) => `('a', 'b', '${amount}')`).join(', ')}) AS v("from", "to", amount)`,
    );
    const result = await followParquet(large, { from: ['a'] });
    expect(result.conservation.in).toBe(`${2n * LARGEST}`);
    expect(result.skipped.map(({ place }) => place)).toEqual([3, 4, 5].map((row) => `${large}, row ${row}`));
  });

  test('times are read as in a table: text with offsets, seconds, timestamps with a zone', async () => {
    const times = [
      '2022-01-01T02:00:00+02:00',
      '2022-01-01 01:00:00',
      '1641002400',
      'noon',
      '2022-02-30T00:00:00Z',
      '',
    ];
    const text = await parquet('text.parquet', wide(times.map((t) => `('a', 'b', '5', '${t}')`).join(', ')));
    writeFileSync(file('text.csv'), `from,to,amount,time\n${times.map((t) => `a,b,5,${t}\n`).join('')}`);
    const fromCsv = await followValue(await readTransfers(file('text.csv')), { from: ['a'] });
    const found = await followParquet(text, { from: ['a'] });
    expect(found.coverage).toEqual(fromCsv.coverage);
    expect(found.skipped.map(({ reason }) => reason)).toEqual(fromCsv.skipped.map(({ reason }) => reason));
    expect(found.coverage).toMatchObject({
      firstTime: '2022-01-01T00:00:00Z',
      lastTime: '2022-01-01T02:00:00Z',
      skipped: 2,
    });
    for (const cell of ['1640995200', "TIMESTAMPTZ '2022-01-01 02:00:00+02'", "DATE '2022-01-01'"]) {
      const one = await parquet('one.parquet', wide(`('a', 'b', '5', ${cell})`));
      const { coverage } = await followParquet(one, { from: ['a'] });
      expect([coverage.firstTime, coverage.skipped]).toEqual(['2022-01-01T00:00:00Z', 0]);
    }
    const real = await parquet('real.parquet', wide(`('a', 'b', '5', CAST(1.5 AS DOUBLE))`));
    await expect(followParquet(real, { from: ['a'] })).rejects.toThrow('the type DOUBLE');
  });

  test('days and moments need a time in every transfer', async () => {
    const some = await parquet(
      'some.parquet',
      wide(`('a', 'b', '0', NULL), ('a', 'b', '5', NULL), ('a', 'b', '5', TIMESTAMP '2022-01-01')`),
    );
    const asked = followParquet(some, { from: ['a'], until: '2022-01-01' });
    await expect(asked).rejects.toThrow(`${some}, row 2 has no time`);
    await expect(asked).rejects.toBeInstanceOf(UsageError);
  });

  test('amounts with a point are refused for what they are; rows skipped are counted where a source is not found', async () => {
    for (const type of ['DOUBLE', 'FLOAT', 'DECIMAL(18,2)']) {
      const real = await parquet(
        'point.parquet',
        `SELECT 'a' AS "from", 'b' AS "to", CAST(5 AS ${type}) AS amount`,
      );
      await expect(followParquet(real, { from: ['a'] })).rejects.toThrow(`the column amount as ${type}`);
    }
    const bad = await parquet(
      'many.parquet',
      `SELECT 'a' AS "from", 'b' AS "to", '-1' AS amount FROM range(30)`,
    );
    await expect(followParquet(bad, { from: ['a'] })).rejects.toThrow(
      'the 30 rows that were skipped, the first',
    );
    const block = await parquet(
      'block.parquet',
      `SELECT * FROM (VALUES ('a', 'b', '5', '7'), ('a', 'b', '5', 'x')) AS v("from", "to", amount, block)`,
    );
    expect((await followParquet(block, { from: ['a'] })).coverage).toMatchObject({
      transfers: 1,
      skipped: 1,
    });
  });

  test('a time after the day on which the file was last changed is noted', async () => {
    const later = await parquet(
      'later.parquet',
      wide(`('a', 'b', '5', '2022-01-01T00:00:00Z'), ('a', 'b', '5', '2099-01-01T00:00:00Z')`),
    );
    utimesSync(later, new Date('2024-05-06'), new Date('2024-05-06'));
    const about = (notices: readonly Notice[]) =>
      notices.filter(({ message }) => /last changed/.test(message));
    const { notices } = await followParquet(later, { from: ['a'] });
    expect(about(notices)).toMatchObject([{ count: 1, places: [`${later}, row 2`] }]);
    expect(about((await followParquet(later, { from: ['a'], until: '2022-12-31' })).notices)).toEqual([]);
  });

  test('a file that is none, one without a column, one without times', async () => {
    await expect(followParquet(file('plain.csv'), { from: ['thief'] })).rejects.toThrow(
      'cannot be read as Parquet',
    );
    const lacking = await parquet('lacking.parquet', `SELECT 'a' AS "from", '1' AS amount`);
    await expect(followParquet(lacking, { from: ['a'] })).rejects.toThrow('lacks the columns to');
    const timeless = await parquet('timeless.parquet', `SELECT 'a' AS "from", 'b' AS "to", 1 AS amount`);
    await expect(followParquet(timeless, { from: ['a'], until: '2022-01-01' })).rejects.toBeInstanceOf(
      UsageError,
    );
    expect((await followParquet(timeless, { from: ['a'] })).held[0]?.value).toBe('1');
  });
});

describe('swaps', () => {
  const SWAP = [
    ['2022-01-01T00:00:01Z', 'thief', 'pool', '100', 'ETH', 't1'],
    ['2022-01-01T00:00:01Z', 'pool', 'thief2', '3000', 'usd', 't1'],
    ['2022-01-01T00:00:02Z', 'thief', 'pool', '10', 'ETH', 't2'],
    ['2022-01-01T00:00:02Z', 'pool', 'x', '5', 'usd', 't2'],
    ['2022-01-01T00:00:02Z', 'pool', 'y', '6', 'usd', 't2'],
    ['2022-01-01T00:00:03Z', 'thief', 'pool', '7', 'ETH', 't3'],
    ['2022-01-01T00:00:03Z', 'pool', 'z', '7', 'ETH', 't3'],
    ['2022-01-01T00:00:04Z', 'thief2', 'shop', '1000', 'usd', ''],
  ];
  const options = { from: ['thief'], tags: [tagOf('pool', { label: 'Pool', category: 'uniswap' })] };
  const names = '"time", "from", "to", amount, asset, transaction';

  test('are joined as in a table: two legs in one transaction, and nothing else', async () => {
    writeFileSync(
      file('swap.csv'),
      `time,from,to,amount,asset,transaction\n${SWAP.map((row) => row.join(',')).join('\n')}\n`,
    );
    const columns = await parquet('swap.parquet', `SELECT * FROM (VALUES ${values(SWAP)}) AS v(${names})`);
    const fromCsv = await followValue(await readTransfers(file('swap.csv')), options);
    const found = await followParquet(columns, options);
    // A symbol is only in files that give one.
    expect({ ...found, asset: fromCsv.asset }).toEqual(fromCsv);
    expect(found.conservation).toMatchObject({ in: '117', out: '17', convertedOut: '100', difference: '0' });
    expect(found.otherAssets).toMatchObject([{ asset: 'usd', convertedIn: '3000', difference: '0' }]);
  });

  test('without transactions stop at the contract, and that is said', async () => {
    const columns = await parquet(
      'no-transaction.parquet',
      `SELECT * EXCLUDE (transaction) FROM (VALUES ${values(SWAP)}) AS v(${names})`,
    );
    const found = await followParquet(columns, options);
    expect(found.conservation).toMatchObject({ out: '117', convertedOut: '0' });
    expect(found.notices.map(({ message }) => message)).toEqual([
      'no column "transaction": swaps cannot be joined, and value stops at their contracts',
    ]);
  });
});

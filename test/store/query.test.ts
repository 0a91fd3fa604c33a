import { describe, expect, test } from 'vitest';
import { UsageError } from '../../src/error.js';
import { runQuery } from '../../src/store/query.js';
import { exampleStore } from '../support/store.js';

const { store } = await exampleStore();

describe('runQuery', () => {
  test('gives columns in their order and plain values', async () => {
    const sql =
      "SELECT 1::BIGINT AS whole, 1.5::DECIMAL(3, 1) AS exact, DATE '2024-02-29' AS day, ['a', NULL] AS list, true AS yes, NULL AS none";
    expect(await runQuery(store, sql)).toEqual({
      columns: ['whole', 'exact', 'day', 'list', 'yes', 'none'],
      rows: [{ whole: 1, exact: 1.5, day: '2024-02-29', list: ['a', null], yes: true, none: null }],
      complete: true,
    });
  });

  test.each([
    [3, 3, true],
    [2, 2, false],
    [0, 0, false],
  ])('with a limit of %i gives %i of three rows, complete: %s', async (limit, rows, complete) => {
    const found = await runQuery(store, 'FROM range(3)', { limit });
    expect(found.rows).toHaveLength(rows);
    expect(found.complete).toBe(complete);
  });

  test('a query that fails in words of a stopped one is told as what it is', async () => {
    await expect(runQuery(store, 'SELECT interrupted FROM evidence')).rejects.toThrow(
      /^the query fails: .*interrupted/,
    );
  });

  test('an endless query is stopped, and the store answers on', async () => {
    const endless =
      'SELECT count(*) FROM range(1000000000) a, range(1000000000) b WHERE a.range % 7 = b.range % 11';
    const failure = await runQuery(store, endless, { seconds: 0.2 }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect(String(failure)).toContain('took longer than 0.2 s');
    expect((await runQuery(store, 'SELECT 1 AS one')).rows).toEqual([{ one: 1 }]);
  });
});

import { describe, expect, test } from 'vitest';
import { PackError } from '../../src/error.js';
import { checkClaims } from '../../src/trace/claims.js';
import type { Claim } from '../../src/types.js';
import { exampleStore } from '../support/store.js';

const { pack, store } = await exampleStore();
const REASONS = { supported: 'It is, {n} times.', contradicted: 'It is not.' };
const claim = (sql: string, more: Partial<Claim> = {}): Claim => ({
  id: 'c01',
  sentence: 'There are {n} visits.',
  paragraph: 'one',
  cites: ['v-a-2015'],
  test: { kind: 'sql', sql, reasons: REASONS },
  line: 5,
  ...more,
});
const check = (...claims: Claim[]) => checkClaims(store, { ...pack, claims });

describe('checkClaims', () => {
  test('takes verdict, values and evidence from the test, and puts values into words', async () => {
    const sql = "SELECT 'supported' AS verdict, 1.23456 AS n, ['v-c-2015', NULL, 'v-a-2015'] AS evidence";
    expect(await check(claim(sql))).toEqual([
      {
        id: 'c01',
        sentence: 'There are 1.23 visits.',
        paragraph: 'one',
        verdict: 'supported',
        reason: 'It is, 1.23 times.',
        evidence: ['v-a-2015', 'v-c-2015'],
        values: { n: 1.23456 },
      },
    ]);
  });

  test('a claim without a test is not determined, and says what is missing', async () => {
    const open = claim('', { sentence: 'So it is.', test: { kind: 'open', missing: 'Figures.' } });
    expect(await check(open)).toMatchObject([{ verdict: 'not_determined', reason: 'Figures.' }]);
  });

  test('a claim whose citations are all gone is not determined, whatever its test says', async () => {
    const found = await check(claim("SELECT 'supported' AS verdict, 1 AS n", { cites: ['withdrawn'] }));
    expect(found).toMatchObject([{ verdict: 'not_determined', evidence: [] }]);
    expect(found[0]?.reason).toMatch(/withdrawn or not yet published/);
  });

  test.each([
    ["SELECT 'maybe' AS verdict, 1 AS n", 'the test says maybe; verdicts are'],
    ["SELECT 'imprecise' AS verdict, 1 AS n", 'the test says imprecise, but reasons has no sentence'],
    ["SELECT 'supported' AS verdict, 1 AS n WHERE false", 'the test returns 0 rows, it needs one'],
    ["SELECT 'supported' AS verdict", '{n} has no value'],
    ["SELECT 'supported' AS verdict, 1 AS n, ['nowhere'] AS evidence", 'evidence nowhere, which is no row'],
    ['DELETE FROM visits', 'only SELECT is allowed'],
  ])('%s is refused', async (sql, says) => {
    const failure = await check(claim(sql)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(PackError);
    expect(String(failure)).toContain('claims.md:5: c01: ');
    expect(String(failure)).toContain(says);
  });
});

import { expect, test } from 'vitest';
import type { DatedRow, GapResult } from '../../../src/types.js';
import { gapFinding, recordsInWords } from '../../../src/web/data/gap.js';

const gap = (name: string, q5: number | null, q95: number | null): GapResult =>
  ({ name, gap: { median: q5 === null ? null : 0, q5, q95 } }) as GapResult;

test('the finding names a state only where the whole interval has one sign', () => {
  expect(gapFinding([gap('A', 0.1, 2), gap('B', -2, -0.1), gap('C', -1, 1), gap('D', null, null)])).toBe(
    'Less in fact than paper suggests: A; more: B; not to be told for 1 of 3',
  );
  expect(gapFinding([gap('C', -1, 1)])).toBe('For none of 1 states can the sign of the gap be told');
  expect(gapFinding([gap('D', null, null)])).toBe('No state is on record both on paper and in fact');
});

const rows = (n: number) => Array.from({ length: n }, () => ({}) as DatedRow);

test('both sides are dated as far as their records are', () => {
  expect(recordsInWords({ rows: rows(2), from: '2010-01-01', until: '2023-02-01' })).toBe(
    '2 records, 2010 to 2023',
  );
  expect(recordsInWords({ rows: rows(1), from: '2010-01-01', until: '2010-12-31' })).toBe('1 record, 2010');
  expect(recordsInWords({ rows: rows(0), from: null, until: null })).toBe('no record');
});

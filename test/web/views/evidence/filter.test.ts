import { describe, expect, test } from 'vitest';
import type { EvidenceRow } from '../../../../src/web/data/evidence.js';
import { filterEvidence, within } from '../../../../src/web/views/evidence/filter.js';

const row = (part: Partial<EvidenceRow>): EvidenceRow => ({
  id: 'a',
  ledger: 'visits',
  kind: 'visit',
  event: 'a',
  partner: 'VNM',
  date: '2025-10-09',
  date_end: '',
  summary: 'A party chief came for a state visit.',
  credibility: 1,
  note: '',
  source: 's',
  title: 'Gazette',
  publisher: 'Press',
  url: 'https://example.org',
  published: '2025-10-09',
  reliability: 'B',
  status: 'read',
  ...part,
});

describe('a date lies within a range as far as it is known', () => {
  test.each([
    ['2025-10-09', undefined, undefined, true],
    ['', undefined, undefined, true],
    ['', '2020-01-01', undefined, false],
    ['2025-10-09', '2025-10-09', '2025-10-09', true],
    ['2025-10-09', '2025-10-10', undefined, false],
    ['2025-10-09', undefined, '2025-10-08', false],
    ['2025', '2025-06-01', undefined, true],
    ['2025', undefined, '2024-12-31', false],
    ['2025-10', '2025-10-15', '2025-10-20', true],
    ['2025-10', '2025-11-01', undefined, false],
  ])('%s from %s to %s: %s', (date, from, to, lies) => {
    expect(within(date, from, to)).toBe(lies);
  });
});

describe('rows are filtered', () => {
  const rows = [
    row({}),
    row({ id: 'b', partner: 'LAO', kind: 'delegation' }),
    row({ id: 'c', ledger: 'ties', kind: 'rift', summary: 'An ambassador was expelled.', date: '' }),
  ];
  const ids = (filter: Parameters<typeof filterEvidence>[1]) =>
    filterEvidence(rows, filter).map(({ id }) => id);

  test('not at all where nothing is asked', () => expect(filterEvidence(rows, {})).toBe(rows));
  test('by every word, in any field and case', () => {
    expect(ids({ q: 'PARTY gazette' })).toEqual(['a', 'b']);
    expect(ids({ q: 'party expelled' })).toEqual([]);
  });
  test('by a ledger or a kind of it', () => {
    expect(ids({ kind: 'visits' })).toEqual(['a', 'b']);
    expect(ids({ kind: 'delegation' })).toEqual(['b']);
  });
  test('by state and date together', () => {
    expect(ids({ partner: 'VNM', from: '2025-01-01' })).toEqual(['a']);
  });
});

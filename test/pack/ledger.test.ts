import { describe, expect, test } from 'vitest';
import { readLedger, toEvidence } from '../../src/pack/ledger.js';
import type { Source } from '../../src/types.js';
import { reports } from '../support/reports.js';

const SOURCES = new Map(
  Object.entries({ paper: '2018-08-09', yearbook: '2018', month: '2018-11', list: '' }).map(
    ([id, published]) => [id, { id, published } as Source],
  ),
);

interface Cells {
  id?: string;
  source?: string;
  second?: string;
  date?: string;
  end?: string;
  precision?: string;
  event?: string;
}

function evidence({
  id = 'm1',
  source = 'paper',
  second = '',
  date = '2018-05-01',
  end = '',
  precision = 'day',
  event = '',
}: Cells) {
  const { report, lines } = reports();
  const rows = readLedger(
    'messages',
    `id,source,second_source,locator,date,date_end,date_precision,partner,summary,credibility,note,kind,event,direction,level,channel,setting,occasion,formula,persons
${id},${source},${second},page 3,${date},${end},${precision},XAA,They sent a card for New Year.,2,,greeting,${event},incoming,,state,alone,new_year,,
`,
    report,
  );
  const row = rows?.[0];
  return { evidence: row && toEvidence(row, SOURCES, report), issues: lines };
}

describe('toEvidence', () => {
  test('keeps the cells, with the own columns apart and empty cells as nothing', () => {
    expect(evidence({}).evidence).toEqual({
      id: 'm1',
      ledger: 'messages',
      kind: 'greeting',
      event: 'm1',
      source: 'paper',
      secondSource: null,
      locator: 'page 3',
      date: '2018-05-01',
      dateEnd: '',
      datePrecision: 'day',
      firstDay: '2018-05-01',
      lastDay: '2018-05-01',
      partner: 'XAA',
      summary: 'They sent a card for New Year.',
      credibility: 2,
      note: '',
      published: '2018-08-09',
      own: {
        kind: 'greeting',
        event: null,
        direction: 'incoming',
        level: null,
        channel: 'state',
        setting: 'alone',
        occasion: 'new_year',
        formula: null,
        persons: null,
      },
      line: 2,
    });
  });

  test('two rows of one event share it', () => {
    expect(evidence({ id: 'm1' }).evidence?.event).toBe('m1');
    expect(evidence({ id: 'm2', event: 'm1' }).evidence?.event).toBe('m1');
  });

  test.each([
    [{ date: '2018-05', precision: 'month' }, '2018-05-01', '2018-05-31'],
    [{ date: '2018', precision: 'year' }, '2018-01-01', '2018-12-31'],
    [{ date: '2018-05', precision: 'quarter' }, '2018-04-01', '2018-06-30'],
    [{ end: '2018-05-09' }, '2018-05-01', '2018-05-09'],
    [{ end: '2018' }, '2018-05-01', '2018-12-31'],
    [{ date: '2018-05', end: '2018-05-10', precision: 'month' }, '2018-05-01', '2018-05-31'],
    [{ date: '', precision: 'unknown' }, null, null],
  ])('%o spans %s to %s', (cells, first, last) => {
    const found = evidence(cells);
    expect(found.issues).toEqual([]);
    expect([found.evidence?.firstDay, found.evidence?.lastDay]).toEqual([first, last]);
  });

  test.each([
    ['the last day its source can have appeared', { source: 'yearbook' }, '2018-12-31'],
    ['the earlier of two sources', { source: 'yearbook', second: 'paper' }, '2018-08-09'],
    ['the dated one of two sources', { source: 'list', second: 'month' }, '2018-11-30'],
    [
      'the event itself where the source is a running record',
      { source: 'list', end: '2018-05-04' },
      '2018-05-04',
    ],
    ['never, where neither says', { source: 'list', date: '', precision: 'unknown' }, null],
  ])('was public by %s', (_, cells, day) => expect(evidence(cells).evidence?.published).toBe(day));

  test.each([
    [{ date: '2025-02-30' }, '2: date: 2025-02-30 is not a date; use YYYY, YYYY-MM or YYYY-MM-DD'],
    [{ date: 'May 2018' }, '2: date: May 2018 is not a date; use YYYY, YYYY-MM or YYYY-MM-DD'],
    [{ end: '2018-05-32' }, '2: date_end: 2018-05-32 is not a date; use YYYY, YYYY-MM or YYYY-MM-DD'],
    [{ end: '2018-04' }, '2: date_end 2018-04 lies before date 2018-05-01'],
    [{ date: '2018' }, '2: date: 2018 has the form of a year, but date_precision is day; make them agree'],
    [
      { precision: 'quarter' },
      '2: date: 2018-05-01 has the form of a day, but date_precision is quarter; make them agree',
    ],
    [{ date: '' }, '2: date is empty but date_precision is day; give a date or set the precision to unknown'],
  ])('%o is refused', (cells, issue) => {
    const found = evidence(cells);
    expect(found.evidence).toBeUndefined();
    expect(found.issues).toEqual([issue]);
  });
});

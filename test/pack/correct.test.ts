import { describe, expect, test } from 'vitest';
import { applyCorrections } from '../../src/pack/correct.js';
import { readCorrections } from '../../src/pack/corrections.js';
import { type LedgerRow, readLedger } from '../../src/pack/ledger.js';
import type { Correction, Source } from '../../src/types.js';
import { reports } from '../support/reports.js';

const ROWS = readLedger(
  'ties',
  `id,source,second_source,locator,date,date_end,date_precision,partner,summary,credibility,note,kind,event,direction,initiator,level,channel,persons
t1,paper,,,2016,,year,XAA,Two parties signed a protocol.,2,,party_link,,mutual,both,,party,
t2,paper,radio,,2017,,year,XAA,Two parties signed another.,2,,party_link,,mutual,both,,party,
t3,radio,,,2018,,year,XAA,They fell out over a fish.,2,,rift,,mutual,both,,party,
`,
  () => {},
) as LedgerRow[];
const SOURCES = [{ id: 'paper', title: 'The paper', status: 'read' }] as Source[];

const correction = (row: string, change: Partial<Correction>): Correction => ({
  row,
  expect: {},
  set: null,
  reason: 'The index says otherwise.',
  date: '2024-01-01',
  line: 2,
  ...change,
});

function apply(...corrections: Correction[]) {
  const { report, lines } = reports();
  return { ...applyCorrections(ROWS, SOURCES, corrections, report), issues: lines };
}

describe('applyCorrections', () => {
  test('sets cells of the row and leaves the others as they were', () => {
    const { rows, issues } = apply(
      correction('t1', { expect: { date: '2016' }, set: { date: '2015', credibility: 3 } }),
    );
    expect(issues).toEqual([]);
    expect(rows.map(({ value }) => value)).toEqual([
      { ...ROWS[0]?.value, date: '2015', credibility: 3 },
      ROWS[1]?.value,
      ROWS[2]?.value,
    ]);
  });

  test('an empty cell is expected and set as an empty string', () => {
    const { rows, issues } = apply(correction('t2', { expect: { locator: '' }, set: { second_source: '' } }));
    expect(issues).toEqual([]);
    expect(rows[1]?.value).not.toHaveProperty('second_source');
  });

  test('once the row says something else, the correction is an issue and repairs nothing', () => {
    const { rows, issues } = apply(correction('t1', { expect: { date: '2014' }, set: { date: '2015' } }));
    expect(rows).toEqual(ROWS);
    expect(issues).toEqual([
      '2: t1: expected date to say "2014", it says "2016"; review the correction, it may no longer be needed',
    ]);
  });

  test('a later correction sees what an earlier one made', () => {
    const first = correction('t1', { expect: { date: '2016' }, set: { date: '2015' } });
    const { rows, issues } = apply(
      first,
      correction('t1', { expect: { date: '2015' }, set: { date: '2014' } }),
    );
    expect(issues).toEqual([]);
    expect(rows[0]?.value['date']).toBe('2014');
  });

  test('a withdrawn row is gone but named, with the reason', () => {
    const { rows, withdrawn } = apply(correction('t3', { expect: { kind: 'rift' } }));
    expect(rows.map(({ value }) => value['id'])).toEqual(['t1', 't2']);
    expect(withdrawn).toEqual([{ id: 't3', reason: 'The index says otherwise.' }]);
  });

  test('a withdrawn source takes the rows that only it carries; the others keep their second', () => {
    const { rows, withdrawn } = apply(correction('paper', { expect: { title: 'The paper' } }));
    expect(withdrawn.map(({ id }) => id)).toEqual(['t1']);
    expect(rows.map(({ value }) => [value['id'], value['source'], value['second_source']])).toEqual([
      ['t2', 'radio', undefined],
      ['t3', 'radio', undefined],
    ]);
  });

  test('a source is not corrected here, and what is not there cannot be', () => {
    const { issues } = apply(
      correction('paper', { expect: { title: 'The paper' }, set: { title: 'A paper' } }),
      correction('t9', { line: 8 }),
    );
    expect(issues).toEqual([
      '2: paper is a source; correct it in sources.csv, or withdraw it',
      '8: t9 is neither a ledger row nor a source; correct the id',
    ]);
  });
});

test('readCorrections wants an expectation, and either new values or a withdrawal', () => {
  const { report, lines } = reports();
  const spec = (row: string, rest: string) =>
    `  - { row: ${row}, reason: A reason of some length., date: 2024-01-01, ${rest} }\n`;
  const found = readCorrections(
    `corrections:\n${spec('a', 'expect: { kind: rift }, withdraw: true')}${spec('b', 'expect: {}, set: { kind: rift }')}${spec('c', 'expect: { kind: rift }')}`,
    report,
  );
  expect(found.map(({ row, set }) => [row, set])).toEqual([
    ['a', null],
    ['b', { kind: 'rift' }],
  ]);
  expect(lines).toEqual([
    '3: expect is empty; name at least one column and what it says now',
    '4: give either set or withdraw, not both or neither',
  ]);
});

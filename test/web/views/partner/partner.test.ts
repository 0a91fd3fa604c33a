import { describe, expect, test } from 'vitest';
import type { LeftOut, Standing } from '../../../../src/types.js';
import type { VisitRow } from '../../../../src/web/data/partner.js';
import { institutions, survival } from '../../../../src/web/views/partner/channels.js';
import { pieces } from '../../../../src/web/views/partner/hangs-on.js';
import { journeysFinding, longestWait, sinceInWords } from '../../../../src/web/views/partner/journeys.js';
import { actTotals } from '../../../../src/web/views/partner/media.js';
import { movement } from '../../../../src/web/views/partner/series.js';

describe('channels', () => {
  const count = (channel: string, year: string, events: number) => ({
    ledger: 'visits',
    channel,
    year,
    events,
  });
  const rows = institutions(
    [
      count('party', '2010', 2),
      count('party', '2015', 1),
      count('business', '2011', 1),
      count('unknown', '2012', 9),
    ],
    '2011',
  );
  test('are split at the change of leader, whose year counts as before', () => {
    expect(rows).toEqual([
      { channel: 'party', before: 2, after: 1, last: '2015' },
      { channel: 'business', before: 1, after: 0, last: '2011' },
      { channel: 'unknown', before: 0, after: 9, last: '2012' },
    ]);
  });
  test('outlive it only with events on both sides', () => {
    expect(survival(rows)).toEqual({ went: ['party'], silent: ['business'] });
  });
});

describe('journeys', () => {
  const visit = (part: Partial<VisitRow>): VisitRow => ({
    id: 'a',
    date: '2007-10-16',
    date_end: '',
    kind: 'visit',
    direction: 'incoming',
    level: 'party_leader',
    channel: 'party',
    occasion: 'bilateral',
    completion: 'held',
    persons: null,
    summary: '',
    credibility: 1,
    comparable: null,
    since: null,
    ...part,
  });
  const first = visit({});
  const second = visit({ id: 'b', date: '2025-10-09', comparable: 'a', since: 6568 });
  test('say how long after the last comparable one they came', () => {
    expect(sinceInWords(second, [first, second])).toBe(
      '18 years after the last comparable one (16 October 2007)',
    );
    expect(sinceInWords(first, [first, second])).toBe('the first of its kind on record');
    expect(sinceInWords(visit({ completion: 'announced' }), [])).toBe('announced, not compared');
  });
  test('the longest wait is the one with most days', () => {
    expect(longestWait([first, second, visit({ id: 'c', since: 26 })])).toBe(second);
    expect(longestWait([])).toBeNull();
  });
  test('none on record is said', () => expect(journeysFinding([])).toContain('No journey'));
});

test('an axis moved only where its first and last interval lie apart', () => {
  const point = (q5: number, q95: number) => ({
    partner: 'VNM',
    axis: 'slack',
    period: '2018H1',
    q5,
    median: (q5 + q95) / 2,
    q95,
  });
  expect(movement([point(0, 1), point(0.9, 2)])).toBe('cannot tell');
  expect(movement([point(0, 1), point(1.1, 2)])).toBe('rose');
  expect(movement([point(1.1, 2), point(0, 1)])).toBe('fell');
  expect(movement([])).toBe('not observed');
});

test('pieces that change the tier come first, then those on which the draws are silent', () => {
  const piece = (series: string, tier: number | null, probability: number | null): LeftOut => ({
    partner: 'VNM',
    series,
    khat: 0.5,
    tier,
    probability,
    engagement: null,
    affinity: null,
    slack: null,
  });
  const said = pieces([piece('a', 1, 0.9), piece('b', null, null), piece('c', null, 0.7)], {
    tier: 1,
  } as Standing);
  expect(said.map(({ series, says }) => [series, says])).toEqual([
    ['c', 'changes'],
    ['b', 'cannot tell'],
    ['a', 'same'],
  ]);
});

test('acts are summed over the years', () => {
  expect(
    actTotals([
      { year: '1999', kind: 'gift', events: 1 },
      { year: '2001', kind: 'visit', events: 2 },
      { year: '2000', kind: 'visit', events: 2 },
    ]),
  ).toEqual([
    { kind: 'visit', events: 4, last: '2001' },
    { kind: 'gift', events: 1, last: '1999' },
  ]);
});

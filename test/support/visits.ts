import type { Evidence } from '../../src/types.js';

/** A visit of a test: bilateral, held, outgoing, by a minister and public on its day unless told otherwise. */
export function visit(
  id: string,
  partner: string,
  day: string,
  own: Evidence['own'] = {},
  more: Partial<Evidence> = {},
): Evidence {
  return {
    id,
    ledger: 'visits',
    kind: 'visit',
    event: id,
    source: 's',
    secondSource: null,
    locator: '',
    date: day,
    dateEnd: '',
    datePrecision: 'day',
    firstDay: day,
    lastDay: day,
    partner,
    summary: '',
    credibility: 2,
    note: '',
    published: day,
    own: {
      direction: 'outgoing',
      level: 'minister',
      channel: 'foreign_ministry',
      occasion: 'bilateral',
      completion: 'held',
      trip: null,
      ...own,
    },
    line: 1,
    ...more,
  };
}

import type { Indicator, Observation } from '../../src/types.js';

/** An indicator of a test, an item of engagement that counts unless told otherwise. */
export function indicator(id: string, more: Partial<Indicator> = {}): Indicator {
  return {
    id,
    title: id,
    definition: `${id} of a test`,
    measure: 'engagement',
    direction: 1,
    role: null,
    unit: 'events',
    estimate: 'count',
    shares: {},
    sql: '',
    file: `${id}.sql`,
    ...more,
  };
}

/** An observation with one row per part; rows are called `partner.indicator.1`, ... unless named. */
export function observation(
  of: string,
  partner: string,
  parts: readonly number[],
  more: Partial<Observation> = {},
): Observation {
  return {
    id: `${of}.${partner}`,
    indicator: of,
    partner,
    period: 'all',
    value: parts.reduce((sum, part) => sum + part, 0),
    n: parts.length,
    evidence: parts.map((_, i) => `${partner}.${of}.${i + 1}`),
    consulted: [],
    parts,
    weights: parts.map(() => 1),
    ...more,
  };
}

export const itself = (evidence: string) => evidence;

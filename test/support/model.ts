import type { Axis } from '../../src/model/axis.js';
import { interval90 } from '../../src/stats/index.js';
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

/** A measured axis with the given draws per partner; null for a partner of whom nothing was observed. */
export function axisOf(measure: string, values: Readonly<Record<string, readonly number[] | null>>): Axis {
  const partners = Object.keys(values);
  const draws = Math.max(...Object.values(values).map((row) => row?.length ?? 0));
  const drawn = partners.map((partner) =>
    Float64Array.from(values[partner] ?? new Array<number>(draws).fill(50)),
  );
  return {
    measure,
    items: [],
    idle: [],
    draws: { measure, partners, values: drawn },
    partners: partners.map((partner, i) => ({
      partner,
      interval: values[partner] === null ? null : interval90(drawn[i] as Float64Array),
      n: 0,
      observed: 0,
      observations: [],
      spread: { evidence: null, weights: null, form: null, missing: null },
    })),
  };
}

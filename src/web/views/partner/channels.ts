import type { ChannelCount } from '../../data/partner.js';

/** One institution, and what ran through it up to a year and after. */
export interface Institution {
  readonly channel: string;
  readonly before: number;
  readonly after: number;
  readonly last: string;
}

/** Events by institution up to and after a year, those with most events first; whom no record names stands last. */
export function institutions(counts: readonly ChannelCount[], changeYear: string): Institution[] {
  const found = new Map<string, Institution>();
  for (const { channel, year, events } of counts) {
    const { before, after, last } = found.get(channel) ?? { before: 0, after: 0, last: '' };
    const late = year > changeYear;
    found.set(channel, {
      channel,
      before: before + (late ? 0 : events),
      after: after + (late ? events : 0),
      last: year > last ? year : last,
    });
  }
  const size = ({ before, after }: Institution) => before + after;
  const unnamed = ({ channel }: Institution) => Number(channel === 'unknown');
  return [...found.values()].sort(
    (a, b) => unnamed(a) - unnamed(b) || size(b) - size(a) || (a.channel < b.channel ? -1 : 1),
  );
}

/** Institutions with events on both sides of the change, and those with events only before it. */
export function survival(rows: readonly Institution[]): { went: string[]; silent: string[] } {
  const named = rows.filter(({ channel, before }) => channel !== 'unknown' && before > 0);
  return {
    went: named.filter(({ after }) => after > 0).map(({ channel }) => channel),
    silent: named.filter(({ after }) => after === 0).map(({ channel }) => channel),
  };
}

import { dayNumber, dayOf } from '../days.js';
import type { Codebook, CodedItem, Coverage, Day, Greeting, PartnerCode } from '../types.js';

/** Acts that a date of the calendar calls for. */
const GREETS = new Set(['message', 'gift']);
/** Occasions that no calendar foresees. */
const UNFORESEEN = new Set(['mourning', 'office', 'disaster']);
/** Days that a greeting may stand before or after the usual one: weekends, and the day that news takes. */
const AROUND = 4;
/** Fewest other years that say what is usual. */
const FEWEST = 3;

/** An item with its year and its place in a leap year, so that a date has the same place in every year. */
interface Dated {
  readonly item: CodedItem;
  readonly year: number;
  readonly day: number;
}

/** The greetings of one source to or from one state, and what was read of it. */
interface Series {
  readonly source: string;
  readonly partner: PartnerCode;
  readonly direction: string;
  readonly items: readonly Dated[];
  /** Months of the source, `YYYY-MM`, of which something was read. */
  readonly read: ReadonlySet<string>;
}

/**
 * Calendar greetings with what deviates from the usual. Greetings of one source, state and direction that come back on the same
 * day of the year, give or take four, in at least three years and in half of those in which the day was read, are one occasion;
 * the name of an occasion is seldom said in a headline. A row is a year in which the day was read: with a greeting or, where it
 * is missing, without. What is usual is told by the other years alone, at least three of them: the median rank of the sender
 * (of those that name him) and the commonest channel. Sources are never compared: each tells other things.
 */
export function greetings(
  codings: readonly CodedItem[],
  coverage: readonly Coverage[],
  codebook: Codebook,
): Greeting[] {
  const order = orderOf(codebook);
  return seriesOf(codings, coverage).flatMap((series) =>
    occasionsOf(series).flatMap((occasion) => rowsOf(series, occasion, order)),
  );
}

function seriesOf(codings: readonly CodedItem[], coverage: readonly Coverage[]): Series[] {
  const months = new Map<string, Set<string>>();
  for (const { source, month, read } of coverage)
    if (read > 0) months.set(source, (months.get(source) ?? new Set()).add(month));
  const series = new Map<string, Series & { items: Dated[] }>();
  for (const item of codings) {
    const { act, direction } = item.coding.values;
    if (act === null || !GREETS.has(act) || direction === null || direction === 'mutual') continue;
    if (UNFORESEEN.has(item.coding.occasion ?? '')) continue;
    const { source } = item;
    const { partner } = item.coding;
    const key = [source, partner, direction].join(' ');
    const dated = { item, year: Number(item.date.slice(0, 4)), day: dayOfYear(item.date) };
    const known = series.get(key);
    if (known) known.items.push(dated);
    else
      series.set(key, { source, partner, direction, items: [dated], read: months.get(source) ?? new Set() });
  }
  return [...series].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

/** A day of the year that greetings come back on, and the greetings by year. */
interface Occasion {
  /** Day of a leap year, from 0. */
  readonly day: number;
  readonly years: ReadonlyMap<number, readonly Dated[]>;
  readonly readYears: readonly number[];
}

/** Days of a series that greetings come back on: the one of most years first, and of equals the earliest; then of what is left. */
function occasionsOf(series: Series): Occasion[] {
  const occasions: Occasion[] = [];
  const all = [...new Set([...series.read].map((month) => Number(month.slice(0, 4))))].sort((a, b) => a - b);
  const readIn = (day: number) =>
    all.filter((year) => monthsAround(year, day).every((month) => series.read.has(month)));
  let left = series.items;
  for (;;) {
    const days = [...new Set(left.map(({ day }) => day))].sort((a, b) => a - b);
    const found = days
      .map((day) => ({ day, years: yearsAround(day, left) }))
      .filter(({ years }) => years.size >= FEWEST)
      .map((one): Occasion => {
        const read = new Set([...readIn(one.day), ...one.years.keys()]);
        return { ...one, readYears: [...read].sort((a, b) => a - b) };
      })
      .filter(comesBack);
    const best = found.reduce<Occasion | undefined>(
      (most, one) => (most && most.years.size >= one.years.size ? most : one),
      undefined,
    );
    if (!best) return occasions.sort((a, b) => a.day - b.day);
    occasions.push(best);
    const taken = new Set([...best.years.values()].flat());
    left = left.filter((item) => !taken.has(item));
  }
}

const comesBack = ({ years, readYears }: Occasion) => years.size >= readYears.length / 2;

/** Greetings around a day of the year, by the year whose occasion they may belong to. */
function yearsAround(day: number, items: readonly Dated[]): Map<number, Dated[]> {
  const years = new Map<number, Dated[]>();
  for (const one of items) {
    const shift = [0, -1, 1].find((step) => Math.abs(one.day - day - step * YEAR) <= AROUND);
    if (shift === undefined) continue;
    const year = one.year + shift;
    const known = years.get(year);
    if (known) known.push(one);
    else years.set(year, [one]);
  }
  return years;
}

const YEAR = 366;
const LEAP = dayNumber('2000-01-01');

const dayOfYear = (date: Day): number => dayNumber(`2000${date.slice(4)}`) - LEAP;

const calendarDay = (day: number): string => dayOf(LEAP + day).slice(5);

/** The months in which a greeting on the occasion of a year may stand. */
function monthsAround(year: number, day: number): string[] {
  const first = dayNumber(`${year}-01-01`) + day;
  return [-AROUND, AROUND].map((step) => dayOf(first + step).slice(0, 7));
}

interface Told {
  readonly year: number;
  readonly items: readonly CodedItem[];
  readonly rank: string | null;
  readonly channel: string | null;
}

type Order = Readonly<Record<'rank' | 'channel', readonly string[]>>;

function rowsOf({ source, partner, direction }: Series, occasion: Occasion, order: Order): Greeting[] {
  const sender = direction === 'outgoing' ? 'actor_rank' : 'partner_rank';
  const told = occasion.readYears.map((year): Told => {
    const items = (occasion.years.get(year) ?? []).map(({ item }) => item);
    const highest = (variable: typeof sender | 'channel', codes: readonly string[]) =>
      codes.find((code) => items.some(({ coding }) => coding.values[variable] === code)) ?? null;
    return { year, items, rank: highest(sender, order.rank), channel: highest('channel', order.channel) };
  });
  const named = told
    .flatMap(({ items }) => items.map(({ coding }) => coding.occasion))
    .filter((name) => name !== null);
  return told.map(({ year, items, rank, channel }): Greeting => {
    const others = told.filter((one) => one.year !== year && one.items.length > 0);
    const usualRank = usualRankOf(others, order.rank);
    return {
      source,
      partner,
      occasion: commonest(named) ?? '',
      day: calendarDay(occasion.day),
      direction,
      year,
      rank,
      usualRank: usualRank === null ? null : (order.rank[Math.round(usualRank)] as string),
      deviation: rank === null || usualRank === null ? null : usualRank - order.rank.indexOf(rank),
      channel,
      usualChannel: others.length < FEWEST ? null : commonest(others.map((one) => one.channel)),
      missing: items.length === 0,
      codings: items.map(({ coding }) => coding.document),
    };
  });
}

/** The median place of the ranks that are named; null where fewer than three years name one. */
function usualRankOf(others: readonly Told[], ranks: readonly string[]): number | null {
  const places = others.flatMap(({ rank }) => (rank === null ? [] : [ranks.indexOf(rank)]));
  if (places.length < FEWEST) return null;
  places.sort((a, b) => a - b);
  const middle = (places.length - 1) / 2;
  return ((places[Math.floor(middle)] as number) + (places[Math.ceil(middle)] as number)) / 2;
}

/** What stands more often than anything else; null where nothing does. */
function commonest(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first, second] = [...counts].sort(([, a], [, b]) => b - a);
  return first && first[1] !== second?.[1] ? first[0] : null;
}

/** Ranks and channels from high to low; that nobody is named is no rank. */
function orderOf({ variables }: Codebook): Order {
  const codes = (variable: string) => (variables[variable] ?? []).map(({ code }) => code);
  return { rank: codes('actor_rank').filter((code) => code !== 'none'), channel: codes('channel') };
}

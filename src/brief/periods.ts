import type { Coverage, Day, Pack } from '../types.js';
import { MONTHS } from '../wording.js';

/** A time whose texts are told together. */
export interface ReadPeriod {
  readonly from: Day;
  readonly to: Day;
  /** `2011`, `1997-2000`, or both days where these are not whole years. */
  readonly label: string;
  /** The label with the last month read, where that lies before the end: `2024, to September`. */
  readonly span: string;
  /** Whether most of what was read has a body. */
  readonly fullText: boolean;
}

/** The periods of the pack of which something was read; where it names none, all years of which something was. */
export function periodsOf({ media, coverage }: Pick<Pack, 'media' | 'coverage'>): ReadPeriod[] {
  const read = coverage.filter((row) => row.read > 0);
  return (media.periods ?? wholeOf(read)).flatMap(({ from, to }) => {
    const mine = read.filter(({ month }) => month >= monthOf(from) && month <= monthOf(to));
    const last = mine
      .map(({ month }) => month)
      .sort()
      .at(-1);
    if (last === undefined) return [];
    const label = labelOf(from, to);
    return [{ from, to, label, span: label + untilOf(last, from, to), fullText: isFullText(mine) }];
  });
}

function wholeOf(read: readonly Coverage[]): { from: Day; to: Day }[] {
  const years = read.map(({ month }) => month.slice(0, 4)).sort();
  return years.length === 0 ? [] : [{ from: `${years[0]}-01-01`, to: `${years.at(-1)}-12-31` }];
}

function labelOf(from: Day, to: Day): string {
  if (!from.endsWith('-01-01') || !to.endsWith('-12-31')) return `${from} to ${to}`;
  const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
  return first === last ? first : `${first}-${last}`;
}

function untilOf(last: string, from: Day, to: Day): string {
  if (last >= monthOf(to)) return '';
  const [year, month] = last.split('-') as [string, string];
  const name = MONTHS[Number(month) - 1];
  return from.slice(0, 4) === to.slice(0, 4) ? `, to ${name}` : `, to ${name} ${year}`;
}

/** Whether most documents of some months have a body. */
export function isFullText(rows: readonly Coverage[]): boolean {
  const sum = (of: (row: Coverage) => number) => rows.reduce((total, row) => total + of(row), 0);
  return sum(({ headlines }) => headlines) < sum(({ documents }) => documents) / 2;
}

const monthOf = (day: Day) => day.slice(0, 7);

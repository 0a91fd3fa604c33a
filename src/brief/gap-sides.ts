import type { DatedRow, DatedRows, GapResult, PartialDate, Verdict } from '../types.js';

/** What the interval of a gap says of the sentence that the gap is above zero: that less is done than stands on paper. */
export function gapVerdict({ gap }: Pick<GapResult, 'gap'>): Verdict {
  if (gap.q5 !== null && gap.q5 > 0) return 'supported';
  return gap.q95 !== null && gap.q95 < 0 ? 'contradicted' : 'not_determined';
}

/** `7 rows, 2012 to 2024` */
export function spanWords({ from, until, rows }: DatedRows): string {
  if (rows.length === 0) return 'no row';
  const [first, last] = [from?.slice(0, 4), until?.slice(0, 4)];
  const count = `${rows.length} ${rows.length === 1 ? 'row' : 'rows'}`;
  if (first === undefined || last === undefined) return `${count}, undated`;
  return first === last ? `${count}, ${first}` : `${count}, ${first} to ${last}`;
}

/** `2019-11 to 2019-12-22`, `2023-08` or `undated`. */
export const dayWords = ({ date, dateEnd }: Pick<DatedRow, 'date' | 'dateEnd'>): string =>
  date === '' ? 'undated' : dateEnd === '' || dateEnd === date ? date : `${date} to ${dateEnd}`;

/** One event by the row that names it, else by its first dated row. */
export interface SideEvent<Row extends DatedRow> {
  readonly row: Row;
  readonly rows: readonly Row[];
  /** Days that other rows give instead. */
  readonly elsewhere: readonly PartialDate[];
}

/** Rows by event, in the order of their representatives as given. */
export function eventsOf<Row extends DatedRow>(rows: readonly Row[]): SideEvent<Row>[] {
  return rows.flatMap((row) => {
    const all = rows.filter(({ event }) => event === row.event);
    const chosen = all.find(({ id }) => id === row.event) ?? all.find(({ date }) => date !== '') ?? all[0];
    if (row !== chosen) return [];
    const elsewhere = all
      .map(({ date }) => date)
      .filter((date) => date !== '' && !date.startsWith(row.date) && !row.date.startsWith(date));
    return [{ row, rows: all, elsewhere: [...new Set(elsewhere)].sort() }];
  });
}

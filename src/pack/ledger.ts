import type { Cell, Correction, Evidence, Source } from '../types.js';
import { type DayRange, dayRange, precisionOf, quarterRange } from './dates.js';
import { LEDGERS, type LedgerName, ownColumns } from './ledgers.js';
import type { Report } from './report.js';
import { violationsOf } from './schema.js';
import { type Row, readTable } from './table.js';

/** A row of a ledger as it stands in the file, checked cell by cell. */
export type LedgerRow = Row<Readonly<Record<string, string | number>>> & { readonly ledger: LedgerName };

export function readLedger(name: LedgerName, text: string, report: Report): LedgerRow[] | undefined {
  const rows = readTable(text, LEDGERS[name], report) as Row<Record<string, string | number>>[] | undefined;
  return rows?.map((row) => ({ ...row, ledger: name }));
}

/** The row with a correction's new values; reports values that the ledger does not allow. */
export function correctRow(row: LedgerRow, set: NonNullable<Correction['set']>, report: Report): LedgerRow {
  const value = Object.fromEntries(
    Object.entries({ ...row.value, ...set }).filter(([, cell]) => cell !== ''),
  );
  for (const { message } of violationsOf(LEDGERS[row.ledger])(value))
    report(undefined, `${value['id']}: ${message}`);
  return { ...row, value };
}

/** Turns a row into evidence: dates become day ranges, the day of publication comes from the sources. */
export function toEvidence(
  row: LedgerRow,
  sources: ReadonlyMap<string, Source>,
  report: Report,
): Evidence | undefined {
  const { value, line, ledger } = row;
  const cell = (column: string) => String(value[column] ?? '');
  const days = eventDays(cell('date'), cell('date_end'), cell('date_precision'), (message) =>
    report(line, message),
  );
  if (!days) return undefined;
  const source = cell('source');
  const secondSource = cell('second_source') || null;
  return {
    id: cell('id'),
    ledger,
    kind: cell('kind'),
    event: cell('event') || cell('id'),
    source,
    secondSource,
    locator: cell('locator'),
    date: cell('date'),
    dateEnd: cell('date_end'),
    datePrecision: cell('date_precision'),
    firstDay: days.first || null,
    lastDay: days.last || null,
    partner: cell('partner'),
    summary: cell('summary'),
    credibility: Number(value['credibility']),
    note: cell('note'),
    published: firstPublication([source, secondSource], sources) ?? (days.last || null),
    own: Object.fromEntries(
      ownColumns(ledger).map((column): [string, Cell] => [column, value[column] ?? null]),
    ),
    line,
  };
}

const UNDATED: DayRange = { first: '', last: '' };

function eventDays(
  date: string,
  dateEnd: string,
  precision: string,
  report: (message: string) => void,
): DayRange | undefined {
  if (date === '') {
    if (precision === 'unknown') return UNDATED;
    report(`date is empty but date_precision is ${precision}; give a date or set the precision to unknown`);
    return undefined;
  }
  const shown = precisionOf(date);
  const range = precision === 'quarter' && shown === 'month' ? quarterRange(date) : dayRange(date);
  const end = dateEnd === '' ? range : dayRange(dateEnd);
  if (!range) report(`date: ${date} is not a date; use YYYY, YYYY-MM or YYYY-MM-DD`);
  else if (shown !== (precision === 'quarter' ? 'month' : precision))
    report(`date: ${date} has the form of a ${shown}, but date_precision is ${precision}; make them agree`);
  else if (!end) report(`date_end: ${dateEnd} is not a date; use YYYY, YYYY-MM or YYYY-MM-DD`);
  else if (end.last < range.first) report(`date_end ${dateEnd} lies before date ${date}`);
  else return { first: range.first, last: end.last > range.last ? end.last : range.last };
  return undefined;
}

/** The last day on which the earliest dated source can have appeared. */
function firstPublication(
  ids: readonly (string | null)[],
  sources: ReadonlyMap<string, Source>,
): string | undefined {
  return ids
    .map((id) => dayRange((id && sources.get(id)?.published) || '')?.last)
    .filter((day) => day !== undefined)
    .sort()[0];
}

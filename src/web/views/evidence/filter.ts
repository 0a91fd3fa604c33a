import type { EvidenceRow } from '../../data/evidence.js';

export interface EvidenceFilter {
  readonly q?: string | undefined;
  readonly partner?: string | undefined;
  /** A ledger, or a kind of it. */
  readonly kind?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What the text filter looks at, made once per row: building it at each key press would be what takes the time. */
const texts = new WeakMap<EvidenceRow, string>();

function textOf(row: EvidenceRow): string {
  const known = texts.get(row);
  if (known !== undefined) return known;
  const text =
    `${row.id} ${row.summary} ${row.note} ${row.title} ${row.publisher} ${row.source}`.toLowerCase();
  texts.set(row, text);
  return text;
}

/** Whether a date, as precise as it is known, can lie between two days; what is undated lies in no range. */
export function within(date: string, from: string | undefined, to: string | undefined): boolean {
  if (from === undefined && to === undefined) return true;
  if (date === '') return false;
  const bound = (day: string) => day.slice(0, date.length);
  return (
    (from === undefined || date >= bound(from)) && (to === undefined || date.slice(0, to.length) <= bound(to))
  );
}

/** Rows that meet all of a filter; every word must occur. */
export function filterEvidence(
  rows: readonly EvidenceRow[],
  { q, partner, kind, from, to }: EvidenceFilter,
): readonly EvidenceRow[] {
  const asked = (q ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  if (asked.length === 0 && !partner && !kind && !from && !to) return rows;
  return rows.filter(
    (row) =>
      (!partner || row.partner === partner) &&
      (!kind || row.ledger === kind || row.kind === kind) &&
      within(row.date, from, to) &&
      asked.every((word) => textOf(row).includes(word)),
  );
}

import type { Correction, Source } from '../types.js';
import { correctRow, type LedgerRow } from './ledger.js';
import type { Report } from './report.js';

export interface Corrected {
  readonly rows: LedgerRow[];
  readonly withdrawn: { id: string; reason: string }[];
}

/** Applies corrections to the rows; a correction whose `expect` no longer holds is an issue, not a repair. */
export function applyCorrections(
  rows: readonly LedgerRow[],
  sources: readonly Source[],
  corrections: readonly Correction[],
  report: Report,
): Corrected {
  const result = new Map(rows.map((row) => [idOf(row), row]));
  const bySource = new Map(sources.map((source) => [source.id, source]));
  const withdrawn: { id: string; reason: string }[] = [];
  for (const correction of corrections) {
    const source = bySource.get(correction.row);
    const found = result.get(correction.row);
    const current = found?.value ?? (source as unknown as Record<string, string> | undefined);
    if (!current) {
      report(correction.line, `${correction.row} is neither a ledger row nor a source; correct the id`);
      continue;
    }
    const expired = Object.entries(correction.expect).find(
      ([column, value]) => (current[column] ?? '') !== value,
    );
    if (expired) {
      report(
        correction.line,
        `${correction.row}: expected ${expired[0]} to say "${expired[1]}", it says "${current[expired[0]] ?? ''}"; review the correction, it may no longer be needed`,
      );
      continue;
    }
    const atLine: Report = (_, message) => report(correction.line, message);
    if (correction.set && found) result.set(correction.row, correctRow(found, correction.set, atLine));
    else if (correction.set)
      report(correction.line, `${correction.row} is a source; correct it in sources.csv, or withdraw it`);
    else
      for (const id of withdrawal(correction.row, result)) {
        if (!result.delete(id)) continue;
        withdrawn.push({ id, reason: correction.reason });
      }
  }
  return { rows: [...result.values()], withdrawn };
}

const idOf = (row: LedgerRow) => String(row.value['id']);

/** The row itself, or the rows that only this source carries; rows with another source keep that one. */
function withdrawal(id: string, rows: Map<string, LedgerRow>): string[] {
  if (rows.has(id)) return [id];
  const gone: string[] = [];
  for (const [rowId, row] of rows) {
    const { source, second_source: second, ...rest } = row.value;
    if (source !== id && second !== id) continue;
    const left = source === id ? second : source;
    if (left === undefined) gone.push(rowId);
    else rows.set(rowId, { ...row, value: { ...rest, source: left } });
  }
  return gone;
}

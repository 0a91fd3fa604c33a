import { compare } from '../order.js';
import type { DatedRows, Day, Evidence, GapResult } from '../types.js';

/** The rows behind a gap by side: those of what stands on paper, and all others. */
export function bySide(
  evidence: readonly Evidence[],
  behind: readonly string[],
  formal: readonly string[],
): GapResult['dated'] {
  const onPaper = new Set(formal);
  return {
    formal: datedRows(evidence, formal),
    actual: datedRows(
      evidence,
      behind.filter((id) => !onPaper.has(id)),
    ),
  };
}

/** Some rows of a pack by their days. */
function datedRows(evidence: readonly Evidence[], ids: readonly string[]): DatedRows {
  const wanted = new Set(ids);
  const rows = evidence
    .filter(({ id }) => wanted.has(id))
    .sort((a, b) => compare(a.firstDay ?? LAST, b.firstDay ?? LAST) || compare(a.id, b.id));
  const days = (key: 'firstDay' | 'lastDay'): Day[] => rows.flatMap((row) => row[key] ?? []).sort();
  return {
    from: days('firstDay')[0] ?? null,
    until: days('lastDay').at(-1) ?? null,
    rows: rows.map(({ id, event, date, dateEnd, kind, summary, source, own }) => ({
      id,
      event,
      date,
      dateEnd,
      kind,
      summary,
      source,
      selfReported: own['self_reported'] === 'yes',
    })),
  };
}

/** Undated rows stand behind all days. */
const LAST = '9999-12-31';

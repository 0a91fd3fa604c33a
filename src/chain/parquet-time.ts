import { UsageError } from '../error.js';

/** The last second of 2100, which is as far as days go here. */
const LAST = 4133980799;
const WRITTEN = String.raw`\d{4}-\d{2}-\d{2}[T ]([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?( ?([Zz]|[Uu][Tt][Cc])|[+-]([01]\d|2[0-3]):?[0-5]\d)?`;
const OFFSET = String.raw`([+-])(\d{2}):?(\d{2})$`;

/** How a column `time` is read: the expression of a TIMESTAMP of UTC, null where a cell is no time, and whether one can be none. */
export interface TimeColumn {
  readonly sql: string;
  readonly mayFail: boolean;
}

/**
 * Times as a table writes them: text as `timeOf` reads it, whole numbers as seconds since 1970; timestamps and days as they are.
 * @throws {UsageError} for a type that holds no times.
 */
export function timeIn(type: string | undefined): TimeColumn {
  if (type === undefined) return { sql: 'CAST(NULL AS TIMESTAMP)', mayFail: false };
  // A cast of a moment with a zone would give the time of the machine's own.
  if (/^(?:TIMESTAMP|DATE$)/.test(type)) return { sql: 'make_timestamp(epoch_us("time"))', mayFail: false };
  if (/^U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?$/.test(type)) return { sql: seconds('"time"'), mayFail: true };
  if (type === 'VARCHAR') return { sql: written('"time"'), mayFail: true };
  throw new UsageError(
    `the column time is of the type ${type}; write timestamps, seconds since 1970 as whole numbers, or text`,
  );
}

const seconds = (cell: string): string =>
  `CASE WHEN TRY_CAST(${cell} AS BIGINT) BETWEEN 0 AND ${LAST} THEN make_timestamp(TRY_CAST(${cell} AS BIGINT) * 1000000) END`;

/** A cast to TIMESTAMP passes over an offset, so it is taken off here. */
function written(cell: string): string {
  const part = (group: number) => `CAST(regexp_extract(${cell}, '${OFFSET}', ${group}) AS INTEGER)`;
  const minutes = `(CASE regexp_extract(${cell}, '${OFFSET}', 1) WHEN '-' THEN -1 ELSE 1 END) * (60 * ${part(2)} + ${part(3)})`;
  const plain = `TRY_CAST(substr(${cell}, 1, 19) AS TIMESTAMP)`;
  return `CASE WHEN regexp_full_match(${cell}, '[0-9]{1,10}') THEN ${seconds(cell)}
    WHEN NOT regexp_full_match(${cell}, '${WRITTEN}') THEN NULL
    WHEN regexp_matches(substr(${cell}, 20), '[+-]') THEN ${plain} - to_minutes(${minutes})
    ELSE ${plain} END`;
}

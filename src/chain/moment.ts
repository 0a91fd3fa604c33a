import { isDay } from '../days.js';
import { UsageError } from '../error.js';

/** A moment of UTC, to the second, as transfers bear it. */
export interface Moment {
  /** `2022-04-14T06:00:00Z`. */
  readonly text: string;
  /** Since 1970. */
  readonly seconds: number;
}

/** First and last moment looked at. */
export interface Span {
  readonly since: Moment | undefined;
  readonly until: Moment | undefined;
}

/** How a moment is written, for people. */
export const MOMENT_FORM =
  'write a day 2022-04-14 or a moment 2022-04-14T06:00:00Z, with another offset than Z where it is not UTC (+02:00)';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WRITTEN =
  /^(\d{4}-\d{2}-\d{2})[T ]((?:[01]\d|2[0-3]):[0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(?:Z|([+-])([01]\d|2[0-3]):?([0-5]\d))?$/;

/**
 * A day, which begins at its first second and lasts until its last, or a moment with an offset, `Z` or nothing, which is taken for UTC. Null
 * for any other text, and for what is not in the calendar.
 */
export function momentOf(text: string, end: 'first' | 'last'): Moment | null {
  if (DAY.test(text)) return at(text, end === 'first' ? '00:00:00' : '23:59:59', 0);
  const [, day, time, second = '00', sign, hours = '0', minutes = '0'] = WRITTEN.exec(text) ?? [];
  if (day === undefined) return null;
  const offset = (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
  return at(day, `${time}:${second}`, offset);
}

function at(day: string, time: string, offset: number): Moment | null {
  if (!isDay(day)) return null;
  const seconds = Date.parse(`${day}T${time}Z`) / 1000 - offset;
  return { text: `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`, seconds };
}

/** @throws {UsageError} where the text is no day or moment. */
export function optionMoment(option: string, text: string, end: 'first' | 'last'): Moment {
  const moment = momentOf(text, end);
  if (moment === null) throw new UsageError(`${option} ${text} is no day or moment; ${MOMENT_FORM}`);
  return moment;
}

/** @throws {UsageError} where one of the two is no day or moment, or the last comes before the first. */
export function spanOf({
  since,
  until,
}: {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}): Span {
  const span = {
    since: since === undefined ? undefined : optionMoment('--since', since, 'first'),
    until: until === undefined ? undefined : optionMoment('--until', until, 'last'),
  };
  if (span.since && span.until && span.until.seconds < span.since.seconds)
    throw new UsageError(`--until ${until} is before --since ${since}; no transfer is of both`);
  return span;
}

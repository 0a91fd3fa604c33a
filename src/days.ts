/** Days of the calendar as text, `YYYY-MM-DD`, and as numbers: days since 1 January 1970, the time of day and zones left out. */

const MS_PER_DAY = 86_400_000;

/** NaN for a text that is no day. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY;

/** @throws {RangeError} for NaN. */
export const dayOf = (number: number): string => new Date(number * MS_PER_DAY).toISOString().slice(0, 10);

export const yearOf = (number: number): number => new Date(number * MS_PER_DAY).getUTCFullYear();

/** The day so many days later, or earlier. */
export const addDays = (day: string, days: number): string => dayOf(dayNumber(day) + days);

/** Whether a text is a day of the calendar; one beyond the end of its month would be read as one of the next. */
export function isDay(text: string): boolean {
  const number = dayNumber(text);
  return !Number.isNaN(number) && dayOf(number) === text;
}

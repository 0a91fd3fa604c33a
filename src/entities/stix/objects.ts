import { stixId } from './ids.js';

/** An object of a bundle. */
export interface StixObject {
  readonly type: string;
  readonly id: string;
  readonly [property: string]: unknown;
}

/** What stands for no day: objects that never change, and entities of files without a day, are of this moment. */
export const NO_DAY = '1970-01-01T00:00:00.000Z';

/** The first moment of a day, month or year in UTC; {@link NO_DAY} where it is none of these. */
export function stamp(day: string): string {
  const whole = /^\d{4}(?:-\d{2}){0,2}$/.test(day) ? `${day}${'-01-01'.slice(day.length - 4)}` : '';
  const time = new Date(`${whole}T00:00:00.000Z`);
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(whole) ? time.toISOString() : NO_DAY;
}

/** An object without the properties that have no value: empty lists and texts are not allowed or say nothing (section 2.12). */
export function objectOf<T extends StixObject>(properties: T): T {
  return Object.fromEntries(
    Object.entries(properties).filter(
      ([, value]) => value !== undefined && value !== '' && !(Array.isArray(value) && value.length === 0),
    ),
  ) as T;
}

/** Who makes the objects. */
export const PRODUCER_ID = stixId('identity', 'producer');

/** The common properties of all that is versioned (section 3.2): of the days an entity was first and last seen, never of the clock. */
export function common(
  type: string,
  name: string,
  { firstSeen, lastSeen }: { readonly firstSeen: string; readonly lastSeen: string },
): StixObject {
  const [created, modified] = [stamp(firstSeen), stamp(lastSeen)].sort();
  const id = stixId(type, name);
  return { type, spec_version: '2.1', id, created_by_ref: PRODUCER_ID, created, modified };
}

/** The days of what never changes. */
export const NEVER = { firstSeen: '', lastSeen: '' };

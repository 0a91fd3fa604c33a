import { COUNTRY_NAMES, ISO2 } from '../../readers/lists/countries.js';
import type { Entity } from '../../types.js';
import { stixId } from './ids.js';
import { common, NEVER, type StixObject } from './objects.js';

/** States that an entity names, ISO 3166-1 alpha-2. */
export const countriesOf = ({ properties }: Entity): string[] =>
  (properties['country'] ?? []).map((code) => code.toUpperCase()).filter((code) => /^[A-Z]{2}$/.test(code));

export const locationId = (country: string): string => stixId('location', country);

const NAMES = new Map([...ISO2].map(([iso3, iso2]) => [iso2, COUNTRY_NAMES.get(iso3) as string]));

/** Every state once, ISO 3166-1 alpha-2 (section 4.10.1). */
export function locations(nodes: readonly Entity[]): StixObject[] {
  const codes = new Set(nodes.flatMap(countriesOf));
  return [...codes].sort().map((country) => ({
    ...common('location', country, NEVER),
    name: NAMES.get(country) ?? country,
    country,
  }));
}

import type { Entity } from '../../types.js';
import { entitiesExtension } from './extensions.js';
import { common, objectOf, type StixObject } from './objects.js';

/** Who acts is an identity (section 4.5); a ship, an aircraft or whatever else is used is infrastructure, a physical or virtual resource (4.8). */
const CLASSES: Readonly<Record<string, string>> = {
  Person: 'individual',
  Organization: 'organization',
  PublicBody: 'organization',
};

const CONTACT = ['address', 'phone', 'email', 'website'];
const OTHER_NAMES = ['alias', 'weakAlias', 'previousName'];

/** A party as an object of the core. An identity has no place for other names, which stand in its description. */
export function partyObject(entity: Entity, sanctions: readonly Entity[]): StixObject {
  const values = (names: readonly string[]) => names.flatMap((name) => entity.properties[name] ?? []);
  const others = [...new Set(values(OTHER_NAMES))];
  const identity = CLASSES[entity.schema];
  const type = identity === undefined ? 'infrastructure' : 'identity';
  return objectOf({
    ...common(type, entity.id, entity),
    name: entity.caption,
    ...(identity === undefined
      ? { aliases: others }
      : {
          description: others.length === 0 ? '' : `Other names: ${others.join('; ')}`,
          identity_class: identity,
          contact_information: values(CONTACT).join('; '),
        }),
    labels: values(['topics']),
    external_references: sanctions.flatMap(referencesOf),
    extensions: entitiesExtension([entity]),
  });
}

/** The entries behind a sanction: list, number there, and address where the list gives one. */
export function referencesOf({ datasets, properties }: Entity): Record<string, string>[] {
  const urls = properties['sourceUrl'] ?? [];
  const [list = ''] = datasets;
  const numbers = properties['authorityId'] ?? [];
  return [
    ...numbers.map((number) => ({ source_name: list, external_id: number })),
    ...urls.map((url) => ({ source_name: list, url })),
  ];
}

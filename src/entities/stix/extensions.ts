import type { Entity } from '../../types.js';
import { stixId } from './ids.js';
import { common, NEVER, type StixObject } from './objects.js';

const FTM = stixId('extension-definition', 'followthemoney');
const WALLET = stixId('extension-definition', 'cryptocurrency-wallet');

/** What the bundle needs beyond the core (section 7.3): the entity behind an object, whole, and a wallet as an observable. */
export const EXTENSION_DEFINITIONS: readonly StixObject[] = [
  {
    ...common('extension-definition', 'followthemoney', NEVER),
    name: 'FollowTheMoney entities',
    description:
      'The entities of official lists that an object stands for, with all that the lists say of them.',
    schema:
      'entities: list of objects with entity (string, its id), schema (string, of FollowTheMoney), datasets (list of strings, ' +
      'the lists), first_seen and last_seen (strings, days of the files, absent where not known), said (list of objects with ' +
      'property, a property of the schema, and values, a list of strings as the lists write them).',
    version: '1.0.0',
    extension_types: ['property-extension'],
  },
  {
    ...common('extension-definition', 'cryptocurrency-wallet', NEVER),
    name: 'Cryptocurrency wallet',
    description: 'A cyber-observable for an address of a cryptocurrency, which STIX 2.1 has none for.',
    schema:
      'type: cryptocurrency-wallet. value (string, required): the address as written. currencies (list of strings): tickers ' +
      'under which lists name it. The id is a UUIDv5 in the namespace of cyber-observables; value alone contributes to it.',
    version: '1.0.0',
    extension_types: ['new-sco'],
  },
];

/** The entities behind an object, with nothing left out. */
export function entitiesExtension(entities: readonly Entity[]): Record<string, unknown> {
  return {
    [FTM]: { extension_type: 'property-extension', entities: entities.map(entityValue) },
  };
}

function entityValue({ id, schema, datasets, firstSeen, lastSeen, properties }: Entity) {
  return {
    entity: id,
    schema,
    datasets,
    ...(firstSeen === '' ? {} : { first_seen: firstSeen }),
    ...(lastSeen === '' ? {} : { last_seen: lastSeen }),
    said: Object.entries(properties).map(([property, values]) => ({ property, values })),
  };
}

export const WALLET_EXTENSION = { [WALLET]: { extension_type: 'new-sco' } };

import type { Entity } from '../../types.js';
import { groupBy } from '../graph.js';
import { entitiesExtension, WALLET_EXTENSION } from './extensions.js';
import { observableId } from './ids.js';
import { objectOf, type StixObject } from './objects.js';

const TYPE = 'cryptocurrency-wallet';

/** The addresses of a wallet; none for what is no wallet. */
export const addressesOf = ({ schema, properties }: Entity): readonly string[] =>
  schema === 'CryptoWallet' ? (properties['publicKey'] ?? []) : [];

export const walletId = (address: string): string => observableId(TYPE, address);

/** Each address once, with the currencies and the entities that name it: two lists may know the same wallet. */
export function walletObjects(entities: readonly Entity[]): StixObject[] {
  return [...groupBy(entities, addressesOf)].map(([value, named]) => {
    const currencies = new Set(named.flatMap(({ properties }) => properties['currency'] ?? []));
    return objectOf({
      type: TYPE,
      spec_version: '2.1',
      id: walletId(value),
      value,
      currencies: [...currencies].sort(),
      extensions: { ...WALLET_EXTENSION, ...entitiesExtension(named) },
    });
  });
}

import type { Entity, ListSource } from '../../types.js';
import { graphOf, groupBy } from '../graph.js';
import { sourceNote } from '../sources.js';
import { EXTENSION_DEFINITIONS, entitiesExtension } from './extensions.js';
import { stixId } from './ids.js';
import { locations } from './locations.js';
import { common, NEVER, objectOf, PRODUCER_ID, type StixObject } from './objects.js';
import { partyObject, referencesOf } from './parties.js';
import { countryRelationships, relationships } from './relationships.js';
import { addressesOf, walletId, walletObjects } from './wallets.js';

export interface Bundle {
  readonly type: 'bundle';
  readonly id: string;
  readonly objects: readonly StixObject[];
}

/**
 * Entities as a bundle of STIX 2.1 (OASIS Standard, with errata 01). Sanctions are notes with the entry as external reference and a relationship
 * from the authority; states that an entity names are locations. The same entities give the same bytes.
 */
export function bundleOf(entities: readonly Entity[], sources: readonly ListSource[]): Bundle {
  const { nodes, edges } = graphOf(entities);
  const sanctions = entities.filter(({ schema }) => schema === 'Sanction');
  const behind = groupBy(sanctions, ({ properties }) => properties['entity'] ?? []);
  const parties = nodes
    .filter((node) => addressesOf(node).length === 0)
    .map((node) => [node.id, partyObject(node, behind.get(node.id) ?? [])] as const);
  const refs = new Map<string, readonly string[]>([
    ...parties.map(([id, object]) => [id, [object.id]] as const),
    ...nodes.flatMap((node) => {
      const addresses = addressesOf(node);
      return addresses.length === 0 ? [] : [[node.id, addresses.map(walletId)] as const];
    }),
  ]);
  const refsOf = (id: string): readonly string[] => refs.get(id) ?? [];
  const objects = [
    producer(),
    ...EXTENSION_DEFINITIONS,
    sourcesObject(sources),
    ...locations(nodes),
    ...parties.map(([, object]) => object),
    ...walletObjects(nodes),
    ...sanctions.map((sanction) => sanctionNote(sanction, refsOf)),
    ...edges.flatMap((edge) => relationships(edge, refsOf)),
    ...nodes.flatMap((node) => countryRelationships(node, refsOf)),
  ];
  return { type: 'bundle', id: stixId('bundle', JSON.stringify(objects)), objects };
}

const producer = (): StixObject => ({
  ...common('identity', 'producer', NEVER),
  name: 'Tierline',
  description: 'Reads official lists and hands them on as entities.',
  identity_class: 'system',
});

/** The note that says which lists the bundle is made from. */
function sourcesObject(sources: readonly ListSource[]): StixObject {
  const content = sourceNote(sources);
  const days = sources.flatMap(({ firstDay, lastDay }) => [firstDay, lastDay]).filter((day) => day !== '');
  days.sort();
  return {
    ...common('note', `sources ${content}`, { firstSeen: days[0] ?? '', lastSeen: days.at(-1) ?? '' }),
    abstract: 'Sources of this bundle',
    content,
    object_refs: [PRODUCER_ID],
  };
}

function sanctionNote(sanction: Entity, refsOf: (id: string) => readonly string[]): StixObject {
  const { id, properties } = sanction;
  const told = Object.entries(properties).filter(([name]) => name !== 'entity');
  return objectOf({
    ...common('note', id, sanction),
    abstract: `Sanction by ${(properties['authority'] ?? []).join(' and ')}`,
    content: told.map(([name, values]) => `${name}: ${values.join('; ')}`).join('\n'),
    authors: properties['authority'],
    object_refs: (properties['entity'] ?? []).flatMap(refsOf),
    external_references: referencesOf(sanction),
    extensions: entitiesExtension([sanction]),
  });
}

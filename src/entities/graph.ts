import type { Entity, EntityGraph, Relation } from '../types.js';

/** Entities that stand between two others, with the properties that name the two ends. */
const LINKS: Readonly<Record<string, readonly [string, string]>> = {
  UnknownLink: ['subject', 'object'],
  Ownership: ['owner', 'asset'],
};

/**
 * Entities as a graph. Links, ownerships, sanctions and the holding of wallets are edges, all else are nodes, and so is each
 * authority that sanctions, under an id made of its name. Nodes stand in the order of the entities, authorities after them.
 */
export function graphOf(entities: readonly Entity[]): EntityGraph {
  const parties = entities.filter(({ schema }) => schema !== 'Sanction' && LINKS[schema] === undefined);
  const edges = entities.flatMap(relationsOf);
  return { nodes: [...parties, ...authoritiesOf(entities)], edges };
}

const valuesOf = ({ properties }: Entity, name: string): readonly string[] => properties[name] ?? [];

function relationsOf(entity: Entity): Relation[] {
  const { id, schema } = entity;
  const pairs = (from: readonly string[], to: readonly string[], role: string): Relation[] =>
    from.flatMap((a) => to.map((b) => relation(entity, a, b, role)));
  const ends = LINKS[schema];
  if (ends) return pairs(valuesOf(entity, ends[0]), valuesOf(entity, ends[1]), rolesOf(entity));
  if (schema === 'Sanction')
    return pairs(valuesOf(entity, 'authority').map(authorityId), valuesOf(entity, 'entity'), 'sanction');
  return pairs(valuesOf(entity, 'holder'), [id], 'holder');
}

const rolesOf = (entity: Entity): string => valuesOf(entity, 'role').join('; ');

function relation(entity: Entity, from: string, to: string, role: string): Relation {
  const { id, schema, datasets, firstSeen, lastSeen } = entity;
  return {
    id: `${id}:${from}:${to}`,
    schema,
    role,
    from,
    to,
    datasets,
    firstSeen,
    lastSeen,
    start: [...valuesOf(entity, 'listingDate')].sort()[0] ?? '',
    end: [...valuesOf(entity, 'endDate')].sort().at(-1) ?? '',
  };
}

/** The id of an authority as a node. */
export const authorityId = (name: string): string =>
  `authority-${name.toLowerCase().replace(/[^a-z\d]+/g, '-')}`;

function authoritiesOf(entities: readonly Entity[]): Entity[] {
  const sanctions = entities.filter(({ schema }) => schema === 'Sanction');
  return [...groupBy(sanctions, (sanction) => valuesOf(sanction, 'authority'))].map(([name, told]) => {
    const days = told.flatMap(({ firstSeen, lastSeen }) => [firstSeen, lastSeen]).filter((day) => day !== '');
    days.sort();
    return {
      id: authorityId(name),
      schema: 'PublicBody',
      caption: name,
      properties: { name: [name] },
      datasets: [...new Set(told.flatMap(({ datasets }) => datasets))],
      referents: [authorityId(name)],
      firstSeen: days[0] ?? '',
      lastSeen: days.at(-1) ?? '',
    };
  });
}

/** Things under each of their keys, in order. */
export function groupBy<T>(things: readonly T[], keysOf: (thing: T) => readonly string[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things)
    for (const key of keysOf(thing)) {
      const group = groups.get(key);
      if (group) group.push(thing);
      else groups.set(key, [thing]);
    }
  return groups;
}

import type { Entity, ListId, Statement } from '../types.js';

/**
 * Entities as views of statements, in the order of their first statement. `canonical` gives the id under which an entity stands after
 * judgements; without it every entity stands for itself.
 */
export function entitiesOf(
  statements: readonly Statement[],
  canonical: (id: string) => string = (id) => id,
): Entity[] {
  const groups = new Map<string, Statement[]>();
  for (const statement of statements) {
    const id = canonical(statement.entity);
    const group = groups.get(id);
    if (group) group.push(statement);
    else groups.set(id, [statement]);
  }
  return [...groups].map(([id, group]) => entityOf(id, group, canonical));
}

/** Properties whose values are ids of other entities. */
const POINTERS = new Set(['entity', 'holder', 'subject', 'object', 'owner', 'asset']);

function entityOf(id: string, group: readonly Statement[], canonical: (id: string) => string): Entity {
  const properties: Record<string, string[]> = {};
  const days: string[] = [];
  for (const { property, value, firstSeen, lastSeen } of group) {
    const told = POINTERS.has(property) ? canonical(value) : value;
    properties[property] ??= [];
    if (!properties[property].includes(told)) properties[property].push(told);
    days.push(firstSeen, lastSeen);
  }
  const dated = days.filter((day) => day !== '').sort();
  return {
    id,
    schema: (group[0] as Statement).schema,
    caption: properties['name']?.[0] ?? properties['alias']?.[0] ?? properties['publicKey']?.[0] ?? id,
    properties,
    datasets: [...new Set<ListId>(group.map(({ dataset }) => dataset))],
    referents: [...new Set(group.map(({ entity }) => entity))].sort(),
    firstSeen: dated[0] ?? '',
    lastSeen: dated.at(-1) ?? '',
  };
}

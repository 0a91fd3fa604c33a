import type { Entity, Relation } from '../../types.js';
import { countriesOf, locationId } from './locations.js';
import { common, NO_DAY, type StixObject, stamp } from './objects.js';

/** A relationship under the one name that the specification allows between any two objects (section 3.7); what it is stands in words. */
function related(
  name: string,
  seen: { readonly firstSeen: string; readonly lastSeen: string },
  between: { readonly source: string; readonly target: string; readonly description: string },
): StixObject {
  return {
    ...common('relationship', `${name} ${between.source} ${between.target}`, seen),
    relationship_type: 'related-to',
    description: between.description,
    source_ref: between.source,
    target_ref: between.target,
  };
}

export function relationships(edge: Relation, refsOf: (id: string) => readonly string[]): StixObject[] {
  return refsOf(edge.from).flatMap((source) =>
    refsOf(edge.to).map((target) => ({
      ...related(edge.id, edge, {
        source,
        target,
        description: `${edge.role} (${edge.datasets.join(', ')})`,
      }),
      ...times(edge),
    })),
  );
}

/** Start and end where they are whole days and the end is later (section 5.1.2); a year or month alone stands in the note. */
function times({ start, end }: Relation): { start_time?: string; stop_time?: string } {
  const [from, to] = [start, end].map((day) => (day.length === 10 ? stamp(day) : NO_DAY));
  return {
    ...(from === NO_DAY ? {} : { start_time: from as string }),
    ...(to === NO_DAY || (to as string) <= (from as string) ? {} : { stop_time: to as string }),
  };
}

/** A list names states for birth, passports, seats and flags alike, so nothing is said to be located there. */
export function countryRelationships(node: Entity, refsOf: (id: string) => readonly string[]): StixObject[] {
  return refsOf(node.id).flatMap((source) =>
    [...new Set(countriesOf(node))].map((country) =>
      related(`${node.id} country`, node, {
        source,
        target: locationId(country),
        description: 'a state that the list names',
      }),
    ),
  );
}

import type { Entity, Relation } from '../types.js';

/** What a graph file says of a node beside its id and caption; nothing where a value is empty. */
export const NODE_FIELDS = ['schema', 'datasets', 'countries', 'first_seen', 'last_seen'] as const;
/** What it says of an edge beside its ends and role. */
export const EDGE_FIELDS = ['schema', 'datasets', 'first_seen', 'last_seen', 'start', 'end'] as const;

export function nodeFields({
  schema,
  datasets,
  properties,
  firstSeen,
  lastSeen,
}: Entity): [string, string][] {
  return [
    ['schema', schema],
    ['datasets', datasets.join(' ')],
    ['countries', (properties['country'] ?? []).join(' ')],
    ['first_seen', firstSeen],
    ['last_seen', lastSeen],
  ];
}

export function edgeFields({
  schema,
  datasets,
  firstSeen,
  lastSeen,
  start,
  end,
}: Relation): [string, string][] {
  return [
    ['schema', schema],
    ['datasets', datasets.join(' ')],
    ['first_seen', firstSeen],
    ['last_seen', lastSeen],
    ['start', start],
    ['end', end],
  ];
}

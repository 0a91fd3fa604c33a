import { stringify } from 'csv-stringify/sync';
import type { Entity, Statement } from '../types.js';
import { schemaOf } from './model.js';

/** One entity a line, as OpenSanctions and every tool on FollowTheMoney reads it. */
export function ftmLine({
  id,
  schema,
  caption,
  properties,
  datasets,
  referents,
  firstSeen,
  lastSeen,
}: Entity): string {
  const object = {
    id,
    caption,
    schema,
    properties,
    referents: referents.filter((other) => other !== id),
    datasets,
    first_seen: firstSeen || null,
    last_seen: lastSeen || null,
    target: (properties['topics'] ?? []).includes('sanction'),
  };
  return `${JSON.stringify(object)}\n`;
}

const COLUMNS = [
  'id',
  'canonical_id',
  'entity_id',
  'prop',
  'prop_type',
  'schema',
  'value',
  'dataset',
  'first_seen',
  'last_seen',
  'origin',
] as const;

/** Statements as a table with a header, in nomenklatura's columns with the place in the file as origin. */
export function statementsCsv(statements: readonly Statement[], canonical: (id: string) => string): string {
  const rows = statements.map((statement) => [
    statement.id,
    canonical(statement.entity),
    statement.entity,
    statement.property,
    schemaOf(statement.schema).get(statement.property) ?? '',
    statement.schema,
    statement.value,
    statement.dataset,
    statement.firstSeen,
    statement.lastSeen,
    statement.origin,
  ]);
  return stringify([[...COLUMNS], ...rows]);
}

import { UsageError } from '../error.js';
import type { Store } from '../store/store.js';
import { STAGES } from '../types.js';

/** A thing and everything it was made from. A thing reached twice is spelled out once. */
export interface TraceNode {
  readonly id: string;
  readonly stage: string;
  readonly label: string;
  readonly parents: readonly TraceNode[];
}

export interface CitedSource {
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly date: string;
}

export interface Trace extends TraceNode {
  readonly sources: readonly CitedSource[];
}

/** From a result up to its sources. */
export async function trace(store: Store, id: string): Promise<Trace> {
  const start = await resolveId(store, id);
  const rows = await store.query(
    `WITH RECURSIVE up(id) AS (SELECT $id UNION SELECT parent FROM lineage JOIN up ON child = up.id)
     SELECT n.id, n.stage, n.label, list(l.parent ORDER BY l.parent) FILTER (l.parent IS NOT NULL) AS parents
     FROM up JOIN nodes n ON n.id = up.id LEFT JOIN lineage l ON l.child = n.id GROUP BY ALL`,
    { id: start },
  );
  const byId = new Map(rows.map((row) => [String(row['id']), row]));
  const told = new Set<string>();
  const grow = (nodeId: string): TraceNode => {
    const row = byId.get(nodeId);
    const parents = told.has(nodeId) ? [] : ((row?.['parents'] ?? []) as string[]);
    told.add(nodeId);
    return {
      id: nodeId,
      stage: String(row?.['stage']),
      label: String(row?.['label']),
      parents: parents.map(grow),
    };
  };
  const sources = await store.query(
    `SELECT id, title, coalesce(url, '') AS url, coalesce(published, '') AS date FROM sources
     WHERE list_contains($ids, id) ORDER BY published, id`.replace('$ids', listOf([...byId.keys()])),
  );
  return { ...grow(start), sources: sources as unknown as CitedSource[] };
}

/** One thing that hangs on another. */
export interface Dependent {
  readonly id: string;
  readonly stage: string;
  readonly label: string;
}

/** From a source, row or result down to all that would have to be made again without it, nearest stages first. */
export async function impact(store: Store, id: string): Promise<{ id: string; dependents: Dependent[] }> {
  const start = await resolveId(store, id);
  const rows = await store.query(
    `WITH RECURSIVE down(id) AS (SELECT $id UNION SELECT child FROM lineage JOIN down ON parent = down.id)
     SELECT n.id, n.stage, n.label FROM down JOIN nodes n ON n.id = down.id WHERE n.id <> $id
     ORDER BY list_position([${STAGES.map((stage) => `'${stage}'`)}], n.stage), n.id`,
    { id: start },
  );
  return { id: start, dependents: rows as unknown as Dependent[] };
}

/** The full id that an id, or its part before the digest, stands for: `tier.VNM` for `tier.VNM.0a1b2c3d4e`. */
export async function resolveId(store: Store, id: string): Promise<string> {
  const rows = await store.query(
    `SELECT id FROM nodes WHERE id = $id OR starts_with(id, $id || '.') OR (stage = 'claim' AND starts_with(id, 'claim.' || $id || '.')) ORDER BY id <> $id, id LIMIT 6`,
    { id },
  );
  const found = rows.map((row) => String(row['id']));
  if (found.length === 1 || found[0] === id) return found[0] as string;
  if (found.length === 0)
    throw new UsageError(
      `nothing is called "${id}"`,
      'ids are those of tiers, gaps, claims, evidence and sources, for example tier.VNM or c01',
    );
  throw new UsageError(
    `"${id}" could be ${found.slice(0, 5).join(', ')}${found.length > 5 ? ' or more' : ''}`,
    'give more of the id',
  );
}

const listOf = (ids: readonly string[]) => `[${ids.map((id) => `'${id.replaceAll("'", "''")}'`).join(', ')}]`;

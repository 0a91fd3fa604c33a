import type { LineageNode } from '../../data/lineage.js';

/** The lineage with its edges in both directions. */
export interface Graph {
  readonly nodes: readonly LineageNode[];
  readonly at: ReadonlyMap<string, number>;
  readonly children: readonly (readonly number[])[];
}

export function graphOf(nodes: readonly LineageNode[]): Graph {
  const children: number[][] = nodes.map(() => []);
  for (const [i, { parents }] of nodes.entries()) for (const parent of parents) children[parent]?.push(i);
  return { nodes, at: new Map(nodes.map(({ id }, i) => [id, i])), children };
}

/** All that a thing was made from (`up`), or that was made from it (`down`), each once, nearest first. */
export function walk(graph: Graph, id: string, direction: 'up' | 'down'): LineageNode[] {
  const start = graph.at.get(id);
  if (start === undefined) return [];
  const next = (i: number): readonly number[] =>
    (direction === 'up' ? graph.nodes[i]?.parents : graph.children[i]) ?? [];
  const seen = new Set([start]);
  const queue = [start];
  for (const i of queue)
    for (const other of next(i))
      if (!seen.has(other)) {
        seen.add(other);
        queue.push(other);
      }
  return queue.slice(1).map((i) => graph.nodes[i] as LineageNode);
}

/** Where a thing of the lineage has a page of its own. */
export function placeOf({ id, stage }: LineageNode): { claim: string } | { partner: string } | null {
  const [first, second = ''] = id.split('.');
  if (stage === 'claim') return { claim: second };
  if ((stage === 'tier' || stage === 'gap') && (first === 'tier' || first === 'gap'))
    return { partner: second };
  return null;
}

import type { Node } from '../types.js';

/** What moved between two builds, by natural key: what stands before the digest of an id. */
export interface BuildDiff {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** Compares the nodes of two builds; a changed node has other content or other parents. */
export function diffBuilds(
  before: readonly Pick<Node, 'id' | 'stage' | 'digest'>[],
  after: readonly Pick<Node, 'id' | 'stage' | 'digest'>[],
): BuildDiff {
  const [a, b] = [before, after].map((nodes) => new Map(nodes.map((node) => [keyOf(node), node.digest]))) as [
    Map<string, string>,
    Map<string, string>,
  ];
  return {
    added: [...b.keys()].filter((key) => !a.has(key)).sort(),
    removed: [...a.keys()].filter((key) => !b.has(key)).sort(),
    changed: [...a]
      .filter(([key, digest]) => b.has(key) && b.get(key) !== digest)
      .map(([key]) => key)
      .sort(),
  };
}

/** The natural key of a node: derived ids end in a digest, those of the pack do not. */
export function keyOf({ id, stage }: Pick<Node, 'id' | 'stage'>): string {
  return stage === 'source' || stage === 'evidence' ? id : id.slice(0, id.lastIndexOf('.'));
}

import { describe, expect, test } from 'vitest';
import { build } from '../../src/build.js';
import { withdraw } from '../../src/pack/read.js';
import { diffBuilds, keyOf } from '../../src/trace/diff.js';
import type { Build, Node } from '../../src/types.js';
import { buildPack } from '../support/packs.js';

/** Keys of everything that hangs on a node, by walking the parents of the nodes themselves. */
function hangingOn(nodes: readonly Node[], id: string): Set<string> {
  const found = new Set([id]);
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const node of nodes) if (node.parents.some((parent) => found.has(parent))) found.add(node.id);
  }
  return new Set(nodes.filter((node) => found.has(node.id)).map(keyOf));
}

async function moved(
  before: Build,
  ids: readonly string[],
  options: { readonly composite?: true } = {},
): Promise<Set<string>> {
  const { asOf, seed } = before;
  const after = await build(withdraw(before.pack, ids), { asOf, seed, ...options });
  const { added, removed, changed } = diffBuilds(before.nodes, after.nodes);
  return new Set([...added, ...removed, ...changed]);
}

describe('lineage', async () => {
  const full = await buildPack('example');

  test('nothing moves when nothing is withdrawn', async () => {
    expect(await moved(full, [])).toEqual(new Set());
  });

  test.each(full.pack.sources.map(({ id }) => id))(
    'without source %s moves what hangs on it and nothing else',
    async (id) => {
      expect(await moved(full, [id])).toEqual(hangingOn(full.nodes, id));
    },
  );

  test('without one record moves what hangs on it and nothing else', async () => {
    for (const { id } of full.pack.evidence.filter((_, i) => i % 4 === 0))
      expect(await moved(full, [id]), id).toEqual(hangingOn(full.nodes, id));
  });

  test('results that do not hang on a source keep every value', async () => {
    const [claim] = full.claims;
    const source = full.pack.sources.find(({ id }) => !hangingOn(full.nodes, id).has(`claim.${claim?.id}`));
    const after = await build(withdraw(full.pack, [source?.id as string]), full);
    expect(after.claims[0]).toEqual(claim);
  });

  test('every node leads to a source, but for observations of nothing', () => {
    const byId = new Map(full.nodes.map((node) => [node.id, node]));
    const reaches = (id: string): boolean => {
      const node = byId.get(id) as Node;
      return node.stage === 'source' || node.parents.some(reaches);
    };
    const empty = new Set(full.observations.filter(({ n }) => n === 0).map(({ id }) => id));
    for (const { id } of full.nodes) if (!empty.has(id)) expect(reaches(id), id).toBe(true);
  });
});

describe('lineage of the real pack', async () => {
  // By the composite: without a source the shipped fit is of another record, and all tiers would move for that.
  const full = await buildPack('dprk-asean', { composite: true });
  const some = full.pack.sources.filter((_, i) => i % 90 === 7).map(({ id }) => id);

  test.each(some)('without source %s moves what hangs on it and nothing else', async (id) => {
    expect(await moved(full, [id], { composite: true })).toEqual(hangingOn(full.nodes, id));
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LineageNode } from '../../../../src/web/data/lineage.js';
import { graphOf, placeOf, walk } from '../../../../src/web/views/evidence/lineage-walk.js';

const node = (id: string, parents: number[] = [], stage: LineageNode['stage'] = 'evidence'): LineageNode => ({
  id,
  stage,
  label: id,
  parents,
});

/** Two sources, a row of each, an observation of both, a tier of it. */
const NODES = [
  node('s1'),
  node('s2'),
  node('r1', [0]),
  node('r2', [1]),
  node('o', [2, 3]),
  node('t', [4, 2]),
];

describe('walks through the lineage', () => {
  const graph = graphOf(NODES);
  const ids = (id: string, direction: 'up' | 'down') => walk(graph, id, direction).map(({ id: of }) => of);

  test('up to the sources, each once, nearest first', () => {
    expect(ids('t', 'up')).toEqual(['o', 'r1', 'r2', 's1', 's2']);
  });
  test('down to the results', () => expect(ids('s1', 'down')).toEqual(['r1', 'o', 't']));
  test('nowhere from what has no such edge or is unknown', () => {
    expect(ids('t', 'down')).toEqual([]);
    expect(ids('nobody', 'up')).toEqual([]);
  });

  test('what is above a thing has it below', () => {
    const graphs = fc
      .array(fc.array(fc.nat(), { maxLength: 4 }), { minLength: 1, maxLength: 30 })
      .map((all) =>
        all.map((parents, i) => node(`n${i}`, i === 0 ? [] : [...new Set(parents.map((p) => p % i))])),
      );
    fc.assert(
      fc.property(graphs, fc.nat(), (nodes, pick) => {
        const any = graphOf(nodes);
        const { id } = nodes[pick % nodes.length] as LineageNode;
        for (const above of walk(any, id, 'up'))
          expect(walk(any, above.id, 'down').map((one) => one.id)).toContain(id);
      }),
    );
  });
});

test('claims, tiers and gaps have pages; shadows and rows have none', () => {
  expect(placeOf(node('claim.c38.abc', [], 'claim'))).toEqual({ claim: 'c38' });
  expect(placeOf(node('tier.VNM.abc', [], 'tier'))).toEqual({ partner: 'VNM' });
  expect(placeOf(node('shadow.tier.VNM.abc', [], 'tier'))).toBeNull();
  expect(placeOf(node('VNM-2025-vis'))).toBeNull();
});

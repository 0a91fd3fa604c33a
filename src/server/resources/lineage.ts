import Type from 'typebox';
import { resource } from '../resource.js';
import { text } from '../shapes.js';

export const lineage = resource({
  path: 'lineage',
  summary: 'Every thing of the build and what it was made from, for walks in both directions.',
  response: Type.Object({
    nodes: Type.Array(
      Type.Object({
        id: text(),
        stage: text(),
        label: text(),
        parents: Type.Array(Type.Integer({ minimum: 0 }), { description: 'Places in this list.' }),
      }),
    ),
  }),
  answer: async ({ store }) => {
    const nodes = await store.query('SELECT id, stage, label FROM nodes');
    const edges = await store.query('SELECT child, parent FROM lineage ORDER BY child, parent');
    const at = new Map(nodes.map(({ id }, i) => [id, i]));
    const parents: number[][] = nodes.map(() => []);
    for (const { child, parent } of edges)
      parents[at.get(child as string) as number]?.push(at.get(parent as string) as number);
    return { nodes: nodes.map((node, i) => ({ ...node, parents: parents[i] })) };
  },
});

import Type from 'typebox';
import { impact as impactOf } from '../../index.js';
import { named } from '../lineage.js';
import { resource } from '../resource.js';
import { text } from '../shapes.js';

const Id = Type.String({ minLength: 1, maxLength: 200, description: 'A source, row or result.' });

export const impact = resource({
  path: 'impact/:id',
  summary: 'What hangs on a source, row or result; as `tierline impact --json`.',
  params: Type.Object({ id: Id }),
  query: Type.Object({
    whatIf: Type.Optional(
      Type.Boolean({
        description: 'Build without it, which takes seconds; by the server only.',
      }),
    ),
  }),
  response: Type.Object({
    id: text(),
    dependents: Type.Array(Type.Object({ id: text(), stage: text(), label: text() })),
    moves: Type.Optional(
      Type.Array(text(), { description: 'Tiers of the composite and verdicts that change without it.' }),
    ),
  }),
  answer: async ({ store, whatIf }, { params, query }) => {
    const found = await named(() => impactOf(store, params.id));
    return query.whatIf ? { ...found, moves: await whatIf(found.id) } : found;
  },
  ids: ({ pack }) => pack.sources.map(({ id }) => id),
});

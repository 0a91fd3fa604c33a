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
  response: Type.Object({
    id: text(),
    dependents: Type.Array(Type.Object({ id: text(), stage: text(), label: text() })),
  }),
  answer: ({ store }, { params }) => named(() => impactOf(store, params.id)),
  ids: ({ pack }) => pack.sources.map(({ id }) => id),
});

import Type from 'typebox';
import { trace as traceId } from '../../index.js';
import { named, resultIds } from '../lineage.js';
import { resource } from '../resource.js';
import { Row, text } from '../shapes.js';

const Id = Type.String({ minLength: 1, maxLength: 200, description: 'Such as tier.VNM, c01 or a row.' });

export const trace = resource({
  path: 'trace/:id',
  summary: 'Where a result comes from, up to the published sources; as `tierline trace --json`.',
  params: Type.Object({ id: Id }),
  response: Type.Object({
    id: text(),
    stage: text(),
    label: text(),
    parents: Type.Array(Row, {
      description: 'The same shape again; a thing reached twice is spelled out once.',
    }),
    sources: Type.Array(Type.Object({ id: text(), title: text(), url: text(), date: text() })),
  }),
  answer: ({ store }, { params }) => named(() => traceId(store, params.id)),
  ids: resultIds,
});

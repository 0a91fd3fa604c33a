import Type from 'typebox';
import { listEvidence } from '../../index.js';
import { resource } from '../resource.js';
import { Row } from '../shapes.js';

const MOST = 1_000_000;

export const evidence = resource({
  path: 'evidence',
  summary: 'The records with their sources, oldest first; as `tierline evidence --json`.',
  query: Type.Object({
    partner: Type.Optional(Type.String({ maxLength: 12, description: 'Of one partner, such as KHM.' })),
    ledger: Type.Optional(Type.String({ maxLength: 40, description: 'Of one ledger, such as visits.' })),
    kind: Type.Optional(Type.String({ maxLength: 60, description: 'Of one kind.' })),
    indicator: Type.Optional(Type.String({ maxLength: 80, description: 'Behind one indicator.' })),
    limit: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST, description: 'At most so many rows.' })),
    offset: Type.Optional(Type.Integer({ minimum: 0, maximum: MOST, description: 'After so many rows.' })),
  }),
  response: Type.Object({ evidence: Type.Array(Row) }),
  answer: async ({ store }, { query }) => ({ evidence: await listEvidence(store, query) }),
});

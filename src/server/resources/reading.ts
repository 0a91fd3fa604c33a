import Type from 'typebox';
import { resource } from '../resource.js';
import { count, nullable, Row, text } from '../shapes.js';

export const reading = resource({
  path: 'reading',
  summary:
    'How far people agree on the coding of texts, and the rules with them. Null where the pack has no coders.',
  response: nullable(
    Type.Object({
      pack: text(),
      digest: text(),
      codebook: Type.Object({ id: text(), version: text(), digest: text() }),
      documents: count(),
      agreement: Type.Array(Row),
      rates: Type.Array(Row),
      attribution: Type.Object({ rows: count(), errors: count() }),
      details: Type.Unknown(),
    }),
  ),
  answer: ({ build }) => build.reading,
});

import Type from 'typebox';
import { resource } from '../resource.js';
import { Row, text } from '../shapes.js';

export const estimates = resource({
  path: 'estimates',
  summary: 'Figures that people give of revenue and thefts, side by side; as `tierline estimates --json`.',
  response: Type.Object({
    topics: Type.Array(Type.Object({ topic: text(), estimates: Type.Array(Row) })),
  }),
  answer: ({ build }) => ({ topics: build.estimates }),
});

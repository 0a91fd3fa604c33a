import Type from 'typebox';
import { resource } from '../resource.js';
import { Row, text } from '../shapes.js';

export const networks = resource({
  path: 'networks',
  summary: 'Bodies of revenue networks by state; as `tierline network --json`.',
  response: Type.Object({
    countries: Type.Array(
      Type.Object({
        partner: text(),
        name: text(),
        networks: Type.Array(Row),
        coverage: Type.Array(Type.Object({ id: text(), summary: text() })),
      }),
    ),
  }),
  answer: ({ build }) => ({ countries: build.networks }),
});

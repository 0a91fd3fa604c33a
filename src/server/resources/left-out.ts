import Type from 'typebox';
import { resource } from '../resource.js';
import { maybeNumber, nullable, number, text } from '../shapes.js';

export const leftOut = resource({
  path: 'left-out',
  summary:
    'What becomes of a tier when what one series records of a partner is left out; empty without a fit of the latent model.',
  response: Type.Object({
    pieces: Type.Array(
      Type.Object({
        partner: text(),
        series: text(),
        khat: number('Above 0.7 the draws do not tell, and the rest is null.'),
        tier: nullable(Type.Integer()),
        probability: maybeNumber(),
        engagement: maybeNumber('How far the mean moves, in its standard deviations.'),
        affinity: maybeNumber(),
        slack: maybeNumber(),
      }),
    ),
  }),
  answer: ({ build, pack }) => ({
    pieces: build.model.name === 'latent' ? (pack.fit?.leftOut ?? []) : [],
  }),
});

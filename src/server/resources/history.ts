import Type from 'typebox';
import { resource } from '../resource.js';
import { Day, Estimated, maybeText, nullable, text } from '../shapes.js';

export const history = resource({
  path: 'history',
  summary:
    'The standings by what was published by the end of each year, then by the day of the build. Past days are by the composite, since a fit of the latent model is of one day; the day of the build stands there by the composite and, where the build has it, by the latent model. 202 while it is made.',
  long: true,
  response: Type.Array(
    Type.Object({
      asOf: Day,
      model: Type.Enum(['latent', 'composite']),
      partners: Type.Array(
        Type.Object({
          partner: text(),
          tier: nullable(Type.Integer()),
          betweenTiers: Type.Array(Type.Integer()),
          reason: maybeText(),
          tierProbabilities: Type.Record(Type.String(), Type.Number()),
          affinity: Estimated,
          slack: Estimated,
          engagement: Estimated,
          revenue: Estimated,
        }),
      ),
    }),
  ),
  answer: ({ edition, history: replayed }) => (edition === 'static' ? replayed.whole() : replayed.now()),
});

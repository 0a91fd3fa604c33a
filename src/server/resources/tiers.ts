import Type from 'typebox';
import { tiersAsJson } from '../../index.js';
import { resource } from '../resource.js';
import { Day, maybeText, number, OfBuild, Row, Standing, text } from '../shapes.js';

export const tiers = resource({
  path: 'tiers',
  summary: 'Where each partner stands, and how sure that is; as `tierline tiers --json`.',
  response: Type.Object({
    ...OfBuild,
    asOf: Day,
    seed: number(),
    model: text('`latent` or `composite`.'),
    modelReason: maybeText('Why the composite speaks; null where the latent model does.'),
    diagnostics: Type.Union([Row, Type.Null()]),
    refused: maybeText('Why no partner has a tier; null where tiers are told.'),
    notices: Type.Array(text(), { description: 'What to know beside the tiers.' }),
    partners: Type.Array(Standing),
    sensitivity: Row,
  }),
  answer: ({ build }) => tiersAsJson(build),
});

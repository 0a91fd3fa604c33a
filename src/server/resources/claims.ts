import Type from 'typebox';
import { claimsAsJson } from '../../index.js';
import { resource } from '../resource.js';
import { Claim, OfBuild } from '../shapes.js';

export const claims = resource({
  path: 'claims',
  summary: 'The verdict on every statement of the analysis under test; as `tierline claims --json`.',
  response: Type.Object({ ...OfBuild, claims: Type.Array(Claim) }),
  answer: ({ build }) => claimsAsJson(build),
});

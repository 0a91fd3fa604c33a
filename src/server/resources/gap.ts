import Type from 'typebox';
import { gapsAsJson } from '../../index.js';
import { resource } from '../resource.js';
import { Gap, OfBuild } from '../shapes.js';

export const gap = resource({
  path: 'gap',
  summary: 'Compliance on paper against enforcement in fact; as `tierline gap --json`.',
  response: Type.Object({ ...OfBuild, partners: Type.Array(Gap) }),
  answer: ({ build }) => gapsAsJson(build),
});

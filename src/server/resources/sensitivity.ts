import Type from 'typebox';
import { sensitivityAsJson } from '../../index.js';
import { resource } from '../resource.js';
import { count, number, OfBuild, Row } from '../shapes.js';

export const sensitivity = resource({
  path: 'sensitivity',
  summary: 'Which choices of the composite each rank hangs on; as `tierline tiers --sensitivity --json`.',
  response: Type.Object({ ...OfBuild, seed: number(), rows: count(), ranks: Type.Array(Row) }),
  answer: ({ build }) => sensitivityAsJson(build),
});

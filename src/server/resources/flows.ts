import Type from 'typebox';
import { resource } from '../resource.js';
import { Row } from '../shapes.js';

export const flows = resource({
  path: 'flows',
  summary: 'Traces of value that the pack holds, with what was cut from them and what each state may have.',
  response: Type.Object({ flows: Type.Array(Row) }),
  answer: ({ build }) => ({ flows: build.flows }),
});

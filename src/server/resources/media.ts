import Type from 'typebox';
import { resource } from '../resource.js';
import { Row } from '../shapes.js';

export const media = resource({
  path: 'media',
  summary: 'Greetings of the calendar year by year, and lists of states with what decides their order.',
  response: Type.Object({ greetings: Type.Array(Row), lists: Type.Array(Row) }),
  answer: ({ build }) => ({ greetings: build.greetings, lists: build.lists }),
});

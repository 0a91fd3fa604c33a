import type { Document } from '../../src/types.js';

/** A document of which the phrase `lao` is found. */
export const GREETING: Document = {
  id: 'a',
  date: '2011-05-02',
  title: 'Greetings to Lao President',
  body: '',
  language: 'en',
  source: 's',
  url: '',
};

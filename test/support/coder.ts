import { type Coder, compileCoder } from '../../src/coding/code.js';
import { openCodebook } from '../../src/texts/codebook.js';
import type { Coding, Document } from '../../src/types.js';
import { packFolder } from './packs.js';

/** The codebook of the real pack; tests speak of it by sentences of their own. */
export const KCNA = await openCodebook(packFolder('dprk-asean'));
const coder: Coder = compileCoder(KCNA);

export function item(title: string, body = '', more: Partial<Document> = {}): Document {
  return { id: 'item', date: '2011-06-01', title, body, language: 'en', source: 'test', url: '', ...more };
}

/** What the rules say of one state in an item; undefined where they have no row for it. */
export function said(
  partner: string,
  title: string,
  body = '',
  more: Partial<Document> = {},
): Coding | undefined {
  return coder(item(title, body, more)).find((coding) => coding.partner === partner);
}

export const codeAll = (document: Document): Coding[] => coder(document);

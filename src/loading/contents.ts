import { hash } from 'node:crypto';
import { wordsIn } from '../coding/candidates.js';
import type { StoredDocument } from '../store/engine.js';
import type { Document, Transfer } from '../types.js';
import type { Seen } from './seen.js';

/** Hexadecimal digits of a digest: 128 bits, at which no two of any number of rows that can be had are alike. */
export const DIGITS = 32;

const digestOf = (text: string): string => hash('sha256', text, 'hex').slice(0, DIGITS);

/** A half of a pair of surrogates is no text that a store can hold; it becomes the sign for that, as long as it was. */
const held = (text: string): string => (/[\ud800-\udfff]/.test(text) ? Buffer.from(text).toString() : text);

export function storedDocument(read: Document): StoredDocument {
  const document: Document = {
    id: held(read.id),
    date: read.date,
    title: held(read.title),
    body: held(read.body),
    language: read.language,
    source: held(read.source),
    url: held(read.url),
  };
  return {
    ...document,
    content: digestOf(Object.values(document).join('\0')),
    words: wordsIn(document),
  };
}

/**
 * Digest of a transfer. Equal rows of one file are several transfers and are told apart by their number; the same row of another file is the
 * same transfer. Where a file tells no order, the place of a row in it is no part of what it is.
 */
export function transferContent(transfer: Omit<Transfer, 'place'>, ordered: boolean, seen: Seen): string {
  const { time, block, index, transaction, from, to, asset, amount } = transfer;
  const row = `${time ?? ''}\0${block ?? ''}\0${ordered ? index : ''}\0${transaction}\0${from}\0${to}\0${asset}\0${amount}`;
  const digest = digestOf(row);
  const nth = seen.add(digest);
  return nth === 1 ? digest : digestOf(`${row}\0${nth}`);
}

import type { Document, Skipped } from '../types.js';
import { utf8Of } from './bytes.js';
import { isDay } from './days.js';
import { type Line, readLines } from './lines.js';
import { isBlank, normalForm, oneLine, quote } from './text.js';

/** The longest line that is read. */
export const LINE_CAP = 8 * 2 ** 20;

/**
 * Reads one JSON object per line: `id`, `date` and at least one of `title` and `body` are required, `lang`, `source`
 * and `url` may be null or absent, anything else is ignored. Text is brought to {@link normalForm}: NUL and other
 * control characters, escaped or raw, become blanks. A line that cannot be used is skipped with its place and why;
 * the lines around it are read.
 */
export async function* readJsonl(
  bytes: AsyncIterable<Uint8Array>,
  place: string,
): AsyncGenerator<Document | Skipped> {
  for await (const line of readLines(bytes, LINE_CAP)) {
    const found = readLine(line, place);
    if (found) yield found;
  }
}

/** Reads one line on its own, so that lines can be shared out; undefined for an empty one. */
export function readLine({ number, bytes }: Line, place: string): Document | Skipped | undefined {
  const skip = (reason: string): Skipped => ({ place: `${place}:${number}`, reason });
  if (!bytes) return skip(`the line is longer than ${LINE_CAP / 2 ** 20} MiB; cut the document into parts`);
  const text = utf8Of(bytes);
  if (text === undefined) return skip('invalid UTF-8; save the file as UTF-8');
  if (text.trim() === '') return undefined;
  const spec = parse(text);
  if (typeof spec === 'string') return skip(spec);
  const document = documentOf(spec);
  return typeof document === 'string' ? skip(document) : document;
}

type Spec = Readonly<Record<string, unknown>>;

/** The object a line holds, or what is wrong with it. */
function parse(text: string): Spec | string {
  try {
    const value: unknown = JSON.parse(text.replace(/\p{Cc}/gu, ' '));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Spec;
    return `${quote(value)} is not an object; write {"id": ..., "date": ..., "title": ..., "body": ...}`;
  } catch (error) {
    return `not JSON: ${oneLine((error as Error).message)}`;
  }
}

/** Fields of a document, as files name them. */
export const FIELDS = ['id', 'date', 'title', 'body', 'lang', 'source', 'url'] as const;

const TEXTS = ['title', 'body', 'lang', 'source', 'url'] as const;
const LANGUAGE = /^(?:([a-z]{2,3})(?:[-_][a-z\d-]*)?)?$/i;

/** The document of some fields, or what is wrong with it. */
export function documentOf(spec: Spec): Document | string {
  const { id, date } = spec;
  if (typeof id !== 'string' || isBlank(id)) return `id is ${quote(id)}; give each document a text as id`;
  if (typeof date !== 'string' || !isDay(date))
    return `date is ${quote(date)}; give a day of the calendar from 1900 to 2100 as YYYY-MM-DD`;
  for (const name of TEXTS)
    if (typeof (spec[name] ?? '') !== 'string') return `${name} is ${quote(spec[name])}; give a text or null`;
  const text = (name: (typeof TEXTS)[number]) => (spec[name] ?? '') as string;
  const language = LANGUAGE.exec(text('lang'));
  if (!language) return `lang is ${quote(spec['lang'])}; give a language code such as en`;
  if (isBlank(text('title')) && isBlank(text('body'))) return 'neither title nor body has text';
  return {
    id: oneLine(id),
    date,
    title: oneLine(text('title')),
    body: normalForm(text('body')),
    language: (language[1] ?? '').toLowerCase(),
    source: oneLine(text('source')),
    url: oneLine(text('url')),
  };
}

import { parse } from 'lossless-json';
import { type JsonObject, jsonLines } from '../lists/json-lines.js';
import type { Book } from './book.js';
import { Row } from './row.js';

/** JSON in which a number stays the digits that are written: amounts stand bare in these files, and above 2^53 a double is another number. */
const exactJson = (text: string): unknown => parse(text, null, (digits) => digits);

/** The objects of JSON lines as rows: lists with commas between, null as empty. */
export async function* jsonRows(
  bytes: AsyncIterable<Uint8Array>,
  place: string,
  book: Book,
): AsyncGenerator<Row> {
  let number = 0;
  for await (const { object, at } of jsonLines(bytes, place, book.remarks(place), exactJson)) {
    number += 1;
    yield new Row(Object.keys(object), (name) => textOf(object, name), number, at);
  }
}

/** Names of the fields of the first line, where it is an object; the text may end inside a later one. */
export function jsonColumns(start: string): string[] | undefined {
  const line = start.trimStart().split('\n')[0] as string;
  if (!line.startsWith('{')) return undefined;
  return [...line.matchAll(/"([a-z_]+)"\s*:/g)].map(([, name]) => name as string);
}

function textOf(object: JsonObject, name: string): string {
  const value = Object.hasOwn(object, name) ? object[name] : null;
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.join(',');
  return value === null ? '' : JSON.stringify(value);
}

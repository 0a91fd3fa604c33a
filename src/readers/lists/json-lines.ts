import { readLines } from '../lines.js';
import { oneLine } from '../text.js';
import { decoded } from './decoded.js';
import type { Remarks } from './findings.js';

/** The longest line that is read. */
const LINE_CAP = 16 * 2 ** 20;

export type JsonObject = Readonly<Record<string, unknown>>;

/** The objects of a file with one a line, as `parse` reads them; other lines are skipped. */
export async function* jsonLines(
  bytes: AsyncIterable<Uint8Array>,
  place: string,
  findings: Remarks,
  parse: (text: string) => unknown = JSON.parse,
): AsyncGenerator<{ object: JsonObject; at: string }> {
  const text = decoded(bytes, place, findings);
  const encoder = new TextEncoder();
  const again = (async function* () {
    for await (const piece of text) yield encoder.encode(piece);
  })();
  for await (const { number, bytes: line } of readLines(again, LINE_CAP)) {
    const at = `${place}:${number}`;
    if (line === null) {
      findings.skip(at, `the line is longer than ${LINE_CAP / 2 ** 20} MiB`);
      continue;
    }
    const written = new TextDecoder().decode(line).trim();
    if (written === '') continue;
    const object = objectOf(written, parse);
    if (typeof object === 'string') findings.skip(at, object);
    else yield { object, at };
  }
}

function objectOf(text: string, parse: (text: string) => unknown): JsonObject | string {
  try {
    const value = parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as JsonObject)
      : 'no JSON object';
  } catch (error) {
    return `not JSON: ${oneLine((error as Error).message)}`;
  }
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

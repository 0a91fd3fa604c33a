import type { Document, Skipped } from '../types.js';
import { decodeText, readWhole, TOO_LARGE } from './bytes.js';
import { dayIn, isDay } from './days.js';
import { stemOf } from './origin.js';
import { isBlank, normalForm, quote } from './text.js';

const HEADER = /^(date|url|source|language):\s*(.*?)\s*$/i;

/**
 * Reads one document a file: the title on the first line, then at will `Date: 2024-05-06`, `Url:`, `Source:` and
 * `Language:`, each on its line, then the text. The date may stand in the file name instead; one of them must have it.
 */
export async function* readPlainText(
  bytes: AsyncIterable<Uint8Array>,
  place: string,
): AsyncGenerator<Document | Skipped> {
  const whole = await readWhole(bytes);
  const found = whole ? parse(normalForm(decodeText(whole)), stemOf(place)) : TOO_LARGE;
  yield typeof found === 'string' ? { place, reason: found } : found;
}

/** The document a text holds, or what is wrong with it. */
function parse(text: string, id: string): Document | string {
  if (isBlank(text)) return 'the file is empty';
  const [title = '', ...rest] = text.replace(/^\s+/, '').split('\n');
  const headers = new Map<string, string>();
  for (let match = HEADER.exec(rest[0] ?? ''); match; match = HEADER.exec(rest[0] ?? '')) {
    headers.set((match[1] as string).toLowerCase(), match[2] as string);
    rest.shift();
  }
  const date = headers.get('date') ?? dayIn(id);
  if (date === undefined)
    return 'no date; write "Date: YYYY-MM-DD" under the title, or put the day into the file name';
  if (!isDay(date))
    return `date is ${quote(date)}; give a day of the calendar from 1900 to 2100 as YYYY-MM-DD`;
  return {
    id,
    date,
    title: title.trim(),
    body: rest.join('\n').trim(),
    language: headers.get('language')?.slice(0, 2).toLowerCase() ?? '',
    source: headers.get('source') ?? '',
    url: headers.get('url') ?? '',
  };
}

import type { Document, Skipped } from '../types.js';
import { documentOf } from './jsonl.js';
import type { Remarks } from './lists/findings.js';
import { tableRows } from './lists/table.js';

/**
 * Reads a table with a header whose columns are the fields of a JSON line: `id`, `date` and at least one of `title` and `body`, and where
 * there are `lang`, `source` and `url`; others are ignored. A row that cannot be used is skipped with the line on which it ends and why.
 */
export async function* readCsvDocuments(
  bytes: AsyncIterable<Uint8Array>,
  place: string,
): AsyncGenerator<Document | Skipped> {
  const skipped: Skipped[] = [];
  let columns: readonly string[] | undefined;
  for await (const { cells, line } of tableRows(bytes, place, remarksInto(skipped, place))) {
    yield* skipped.splice(0);
    const skip = (reason: string): Skipped => ({ place: `${place}:${line}`, reason });
    if (!columns) {
      columns = cells.map((cell) =>
        cell
          .replace(/^\ufeff/, '')
          .trim()
          .toLowerCase(),
      );
      const lacking = lackingColumns(columns);
      if (lacking === undefined) continue;
      yield { place, reason: lacking };
      return;
    }
    if (cells.length !== columns.length)
      yield skip(`${cells.length} cells where the header has ${columns.length}; the row is shifted`);
    else if (cells.some((cell) => cell.includes('\ufffd')))
      yield skip('U+FFFD stands in it, where bytes are no UTF-8; save the file as UTF-8');
    else {
      const document = documentOf(Object.fromEntries(columns.map((name, i) => [name, cells[i]])));
      yield typeof document === 'string' ? skip(document) : document;
    }
  }
  yield* skipped.splice(0);
}

/** Why a table with some columns is none of documents; undefined where it is one. */
export function lackingColumns(columns: readonly string[]): string | undefined {
  const has = (name: string) => columns.includes(name);
  if (has('id') && has('date') && (has('title') || has('body'))) return undefined;
  return 'no table of documents: its header needs id, date and at least one of title and body';
}

const remarksInto = (skipped: Skipped[], place: string): Remarks => ({
  cap: Number.POSITIVE_INFINITY,
  ended: false,
  skip: (at, reason) => skipped.push({ place: at, reason }),
  // What is noted are bytes that are no UTF-8; their rows are skipped.
  note: () => {},
  stop: (reason) => skipped.push({ place, reason }),
});

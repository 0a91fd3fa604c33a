import type { Document } from '../../types.js';
import type { ScanQuestion } from '../engine.js';
import { type Slice, slicesOf } from '../slices.js';
import { StoreFailure } from './failure.js';
import { listed, texts } from './rows.js';
import { quoted, type Server } from './server.js';
import { all } from './tables.js';

/**
 * Documents with the pattern, each once, by day, id and content. What a node that goes away leaves behind is asked for again from behind
 * the last document that was handed on, so that none is missed and none comes twice.
 */
export async function* scanDocuments(server: Server, question: ScanQuestion): AsyncGenerator<Document> {
  const days = await server.rows(
    `SELECT date AS day, count() AS documents FROM ${all(server, 'documents')} GROUP BY date ORDER BY date`,
  );
  const counted = days.map((row) => ({ day: String(row['day']), documents: Number(row['documents']) }));
  for (const slice of slicesOf(counted, question.slice)) {
    yield* scanSlice(server, slice, question);
    question.onDay?.(slice.to, slice.documents);
  }
}

const DOCUMENT = ['id', 'date', 'title', 'body', 'language', 'source', 'url'] as const;

/** Times that a slice is asked for again without having brought anything new. */
const TRIES = 3;

async function* scanSlice(server: Server, slice: Slice, question: ScanQuestion): AsyncGenerator<Document> {
  let last: Document | undefined;
  let key = '';
  for (let tries = 0; ; tries++) {
    try {
      for await (const row of server.stream(sliceSql(server, slice, question, key))) {
        const next = keyOf(row['date'], row['id'], row['content']);
        // A document that two loads brought at one time stands there twice, side by side.
        if (next === key) continue;
        key = next;
        last = texts(row, DOCUMENT);
        tries = 0;
        yield last;
      }
      return;
    } catch (error) {
      if (!(error instanceof StoreFailure && error.unreachable) || tries >= TRIES) throw error;
    }
  }
}

const keyOf = (...parts: readonly unknown[]): string => `(${listed(parts.map(String))})`;

function sliceSql(
  server: Server,
  { from, to }: Slice,
  { pattern, languages }: ScanQuestion,
  after: string,
): string {
  const read = listed(['', ...languages]);
  return `SELECT ${DOCUMENT.join(', ')}, content FROM ${all(server, 'documents')}
    WHERE date >= ${quoted(from)} AND date <= ${quoted(to)} AND language IN (${read}) AND match(words, ${quoted(pattern)})
      ${after === '' ? '' : `AND (date, id, toString(content)) > ${after}`}
    ORDER BY date, id, content`;
}

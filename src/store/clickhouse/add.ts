import type { RowBatch, StoredDocument, StoredTransfer } from '../engine.js';
import { type Cell, Lines } from './lines.js';
import { countOf } from './rows.js';
import type { Server } from './server.js';
import { all, columnsOf } from './tables.js';

/** How rows of a table are written; the first columns are its content and those by which it is in order. */
interface Form<T> {
  readonly table: 'documents' | 'transfers';
  readonly columns: readonly string[];
  /** Columns after the content that find a row without reading the table through. */
  readonly keys: number;
  readonly cells: (row: T) => readonly Cell[];
}

const DOCUMENT: Form<StoredDocument> = {
  table: 'documents',
  columns: ['content', 'date', 'id', 'title', 'body', 'language', 'source', 'url', 'words'],
  keys: 2,
  cells: ({ content, date, id, title, body, language, source, url, words }) => [
    content,
    date,
    id,
    title,
    body,
    language,
    source,
    url,
    words,
  ],
};

const TRANSFER: Form<StoredTransfer> = {
  table: 'transfers',
  columns: ['content', 'src', 'dst', 'asset', 'amount', 'transaction', 'block', 'moment', 'index', 'place'],
  keys: 1,
  cells: ({ content, from, to, asset, amount, transaction, block, time, index, place }) => [
    content,
    from,
    to,
    asset,
    String(amount),
    transaction,
    block ?? -1,
    time === null ? -1 : Date.parse(time) / 1000,
    index,
    place,
  ],
};

/** @param hold is asked before rows are added, and throws where they may not be. */
export const batchOfDocuments = (server: Server, hold: () => void): RowBatch<StoredDocument> =>
  batchOf(server, DOCUMENT, hold);
export const batchOfTransfers = (server: Server, hold: () => void): RowBatch<StoredTransfer> =>
  batchOf(server, TRANSFER, hold);

function batchOf<T>(server: Server, form: Form<T>, hold: () => void): RowBatch<T> {
  const lines = new Lines();
  return {
    get rows() {
      return lines.rows;
    },
    push: (row) => lines.push(form.cells(row)),
    async add(fresh) {
      hold();
      if (!fresh) return addNew(server, form, lines, hold);
      await server.insert(all(server, form.table), form.columns, lines);
      return lines.rows;
    },
  };
}

/** Puts rows beside the table first, on the node that is asked, and hands on from there what the table has not. */
async function addNew<T>(
  server: Server,
  { table, columns, keys }: Form<T>,
  lines: Lines,
  hold: () => void,
): Promise<number> {
  const asked = `tierline_asked_${process.pid}_${table}`;
  const target = all(server, table);
  const names = columns.map((name) => `"${name}"`).join(', ');
  const order = columns.slice(1, keys + 1).join(', ');
  await server.run(`DROP TABLE IF EXISTS ${asked}`);
  await server.run(`CREATE TABLE ${asked} (${columnsOf(table)}) ENGINE = Memory`);
  try {
    await server.insert(asked, columns, lines);
    const fresh = `content NOT IN (SELECT content FROM ${target}
      WHERE (${order}) GLOBAL IN (SELECT ${order} FROM ${asked}) AND content GLOBAL IN (SELECT content FROM ${asked}))`;
    const added = await countOf(server, `FROM ${asked} WHERE ${fresh}`);
    if (added > 0) {
      // To look for them may have taken long.
      hold();
      await server.run(`INSERT INTO ${target} (${names}) SELECT ${names} FROM ${asked} WHERE ${fresh}`);
    }
    return added;
  } finally {
    await server.tidy(`DROP TABLE IF EXISTS ${asked}`);
  }
}

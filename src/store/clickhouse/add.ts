import type { StoredDocument, StoredTransfer } from '../engine.js';
import type { Server } from './server.js';
import { all } from './tables.js';

const documentRow = ({ content, date, id, title, body, language, source, url, words }: StoredDocument) => ({
  content,
  date,
  id,
  title,
  body,
  language,
  source,
  url,
  words,
});

const transferRow = ({ from, to, time, block, amount, place, ...rest }: StoredTransfer) => ({
  content: rest.content,
  src: from,
  dst: to,
  asset: rest.asset,
  amount: amount.toString(),
  transaction: rest.transaction,
  block: block ?? -1,
  moment: time === null ? -1 : Date.parse(time) / 1000,
  index: rest.index,
  place,
});

/** Adds documents that are not there yet. */
export async function addDocuments(server: Server, rows: readonly StoredDocument[], fresh: boolean) {
  const known = fresh ? new Set() : await knownAmong(server, 'documents', 'date, id', rows, documentRow);
  return insertNew(server, 'documents', rows, documentRow, known);
}

/** Adds transfers that are not there yet. */
export async function addTransfers(server: Server, rows: readonly StoredTransfer[], fresh: boolean) {
  const known = fresh ? new Set() : await knownAmong(server, 'transfers', 'src', rows, transferRow);
  return insertNew(server, 'transfers', rows, transferRow, known);
}

async function insertNew<T extends { readonly content: string }>(
  server: Server,
  table: 'documents' | 'transfers',
  rows: readonly T[],
  rowOf: (row: T) => object,
  known: ReadonlySet<unknown>,
): Promise<number> {
  const once = new Map(rows.map((row) => [row.content, row]));
  const fresh = [...once.values()].filter(({ content }) => !known.has(content));
  if (fresh.length > 0) await server.insert(all(server, table), fresh.map(rowOf));
  return fresh.length;
}

/** Contents among some rows that a table has; the leading columns of its order find them without reading it through. */
async function knownAmong<T extends { readonly content: string }>(
  server: Server,
  table: 'documents' | 'transfers',
  order: string,
  rows: readonly T[],
  rowOf: (row: T) => object,
): Promise<Set<unknown>> {
  const name = `tierline_asked_${process.pid}_${table}`;
  await server.run(`DROP TABLE IF EXISTS ${name}`);
  const columns = `content FixedString(32), ${order
    .split(', ')
    .map((column) => `${column} String`)
    .join(', ')}`;
  await server.run(`CREATE TABLE ${name} (${columns}) ENGINE = Memory`);
  try {
    const wanted = ['content', ...order.split(', ')];
    const cells = rows.map((row) => {
      const all = rowOf(row) as Record<string, unknown>;
      return Object.fromEntries(wanted.map((column) => [column, all[column]]));
    });
    await server.insert(name, cells);
    const found = await server.rows(
      `SELECT DISTINCT toString(content) AS known FROM ${all(server, table)}
       WHERE (${order}) GLOBAL IN (SELECT ${order} FROM ${name}) AND content GLOBAL IN (SELECT content FROM ${name})`,
    );
    return new Set(found.map((row) => row['known']));
  } finally {
    await server.run(`DROP TABLE IF EXISTS ${name}`);
  }
}

import type { Edge } from '../../types.js';
import { anyAccount } from './accounts.js';
import type { Book } from './book.js';
import type { Row } from './row.js';

/** Names of the columns of edge lists, as graph tools export them. */
const ENDS = [
  ['source', 'target'],
  ['from', 'to'],
] as const;

/** The columns of the two ends; undefined where a table is no edge list: one with amounts is a table of transfers. */
export function edgeColumns(columns: readonly string[]): readonly [string, string] | undefined {
  if (['amount', 'value', 'total_eth', 'quantity'].some((name) => columns.includes(name))) return undefined;
  return ENDS.find((ends) => ends.every((name) => columns.includes(name)));
}

/** Reads a list of edges without amounts: who sent to whom, and nothing else. */
export async function readEdges(
  rows: AsyncIterable<Row>,
  [from, to]: readonly [string, string],
  book: Book,
): Promise<Edge[]> {
  const edges: Edge[] = [];
  for await (const row of rows) {
    const edge = book.attempt(row, () => ({
      from: anyAccount(row, from, book),
      to: anyAccount(row, to, book),
    }));
    if (edge) edges.push(edge);
  }
  return edges;
}

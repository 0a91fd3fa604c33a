import { listed } from './rows.js';
import type { Server } from './server.js';
import { all } from './tables.js';

/** What is known of all transfers of a store within some days. */
export interface TransferFacts {
  readonly transfers: number;
  readonly blocks: number;
  readonly times: number;
  readonly firstMoment: number;
  readonly lastMoment: number;
  /** Keys of the first and the last row, in the order of loading. */
  readonly firstBlock: number;
  readonly lastBlock: number;
  readonly firstRowMoment: number;
  readonly lastRowMoment: number;
}

export async function transferFacts(server: Server, within: string): Promise<TransferFacts> {
  const [row = {}] = await server.rows(
    `SELECT count() AS transfers, countIf(block >= 0) AS blocks, countIf(moment >= 0) AS times,
       minIf(moment, moment >= 0) AS a, maxIf(moment, moment >= 0) AS b, argMin(block, place) AS c, argMax(block, place) AS d,
       argMin(moment, place) AS e, argMax(moment, place) AS f
     FROM ${all(server, 'transfers')} WHERE ${within}`,
  );
  const of = (name: string) => Number(row[name] ?? 0);
  return {
    transfers: of('transfers'),
    blocks: of('blocks'),
    times: of('times'),
    firstMoment: of('a'),
    lastMoment: of('b'),
    firstBlock: of('c'),
    lastBlock: of('d'),
    firstRowMoment: of('e'),
    lastRowMoment: of('f'),
  };
}

/** Which accounts occur in transfers: as senders first, which is found at once, and the others as receivers, which is not. */
export async function occurring(
  server: Server,
  names: readonly string[],
  within: string,
): Promise<Set<string>> {
  const among = async (side: 'src' | 'dst', some: readonly string[]) => {
    if (some.length === 0) return [];
    const rows = await server.rows(
      `SELECT DISTINCT ${side} AS name FROM ${all(server, 'transfers')} WHERE ${within} AND ${side} IN (${listed(some)})`,
    );
    return rows.map((row) => String(row['name']));
  };
  const senders = new Set(await among('src', names));
  const receivers = await among(
    'dst',
    names.filter((name) => !senders.has(name)),
  );
  return new Set([...senders, ...receivers]);
}

/** Assets that accounts send. */
export async function assetsOf(
  server: Server,
  senders: readonly string[],
  within: string,
): Promise<string[]> {
  if (senders.length === 0) return [];
  const rows = await server.rows(
    `SELECT DISTINCT asset FROM ${all(server, 'transfers')} WHERE ${within} AND src IN (${listed(senders)}) ORDER BY asset`,
  );
  return rows.map((row) => String(row['asset']));
}

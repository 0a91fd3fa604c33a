import type { HeavyTable } from '../engine.js';
import { StoreFailure } from './failure.js';
import { quoted, type Server } from './server.js';

/** Columns, order and place of a row; all in the subset of 18.16 and of current releases. */
const TABLES = {
  documents: {
    columns: `content FixedString(32), date String, id String, title String, body String, language String, source String, url String,
      words String`,
    order: 'date, id, content',
    shard: 'cityHash64(content)',
  },
  transfers: {
    // UInt256 came after 18.16: amounts are decimal digits, as exact, and are summed by the client alone. -1 stands for no block or time.
    // A bare `index` begins the definition of one in later releases.
    columns: `content FixedString(32), src String, dst String, asset String, amount String, transaction String, block Int64, moment Int64,
      "index" Int64, place Int64`,
    order: 'src, block, moment, index, place',
    shard: 'cityHash64(src)',
  },
  loads: {
    columns: `heavy String, digest String, name String, ordinal UInt32, state String, rows UInt64, remarks String, version UInt64`,
    order: 'heavy, digest, version',
    shard: 'cityHash64(digest)',
  },
} as const;

type TableName = keyof typeof TABLES;

/** The rows of this node, and those of all. */
export const local = (name: TableName): string => `tierline_${name}_local`;
export const all = (server: Server, name: TableName | HeavyTable): string =>
  server.cluster === null ? local(name) : `tierline_${name}`;

/** Names and types of the columns of a table, as it is made. */
export const columnsOf = (name: TableName): string => TABLES[name].columns;

/** Makes the tables of a node or a cluster; a second time does nothing. */
export async function createTables(server: Server, database: string, byCluster: boolean): Promise<void> {
  const on = byCluster && server.cluster !== null ? ` ON CLUSTER ${server.cluster}` : '';
  for (const [name, { columns, order, shard }] of Object.entries(TABLES)) {
    const own = local(name as TableName);
    await server.define(
      `CREATE TABLE IF NOT EXISTS ${own}${on} (${columns}) ENGINE = MergeTree ORDER BY (${order})`,
    );
    // The database by its name: 18.16 forgets what currentDatabase() was when it starts again.
    if (server.cluster !== null)
      await server.define(
        `CREATE TABLE IF NOT EXISTS ${all(server, name as TableName)}${on} (${columns})
         ENGINE = Distributed(${server.cluster}, ${database}, ${own}, ${shard})`,
      );
  }
}

/**
 * Compares the tables of every node with those that this release writes.
 * @throws {StoreFailure} where a node has others, or lacks them.
 */
export async function checkTables(server: Server, database: string): Promise<void> {
  const columns = server.cluster === null ? 'system.columns' : `cluster(${server.cluster}, system.columns)`;
  const found = await server.rows(
    `SELECT table, name, type, toUInt32(count()) AS nodes FROM ${columns}
     WHERE database = ${quoted(database)} AND table IN (${names().map(quoted).join(', ')}) GROUP BY table, name, type`,
  );
  const key = (table: unknown, name: unknown, type: unknown) => `${table}.${name} ${type}`;
  const nodes = new Map(
    found.map((row) => [key(row['table'], row['name'], row['type']), Number(row['nodes'])]),
  );
  const expected = Math.max(server.shards.length, 1);
  for (const [name, table] of Object.entries(TABLES))
    for (const column of table.columns.split(',')) {
      const [field, type] = column.trim().replaceAll('"', '').split(' ');
      const wanted = key(local(name as TableName), field, type);
      const has = nodes.get(wanted) ?? 0;
      nodes.delete(wanted);
      if (has !== expected)
        throw new StoreFailure(
          `${server.name}: ${wanted} is on ${has} of ${expected} nodes; all nodes need the tables of one release of Tierline (load something, or remove tierline_* where they are of another)`,
          false,
          null,
        );
    }
  const [other] = nodes.keys();
  if (other !== undefined)
    throw new StoreFailure(
      `${server.name}: ${other} is of another release of Tierline; load into a database of its own`,
      false,
      null,
    );
}

const names = (): string[] => Object.keys(TABLES).map((name) => local(name as TableName));

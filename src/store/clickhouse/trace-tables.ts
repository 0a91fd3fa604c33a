import { linesOf } from './lines.js';
import { countOf, listed } from './rows.js';
import type { Server } from './server.js';

const TABLES = ['reached', 'crowded', 'stops', 'pairs', 'done', 'wanted'] as const;
type TraceTable = (typeof TABLES)[number];

/**
 * The tables of one trace, on the node that is asked: those that grow hop by hop are partitioned by it, the others are made anew with every
 * question.
 */
export class TraceTables {
  constructor(
    private readonly server: Server,
    private readonly trace: string,
  ) {}

  name(table: TraceTable): string {
    return `tierline_trace_${this.trace}_${table}`;
  }

  /** Makes those that grow, where they are not there. */
  async make(): Promise<void> {
    const made = (table: TraceTable, columns: string, order: string) =>
      this.server.run(
        `CREATE TABLE IF NOT EXISTS ${this.name(table)} (${columns}) ENGINE = MergeTree PARTITION BY hop ORDER BY (${order})`,
      );
    await made(
      'reached',
      'hop UInt16, account String, asset String, k Int64, i Int64, p Int64',
      'account, asset',
    );
    await made('crowded', 'hop UInt16, account String', 'account');
    await made('done', 'hop UInt16, accounts UInt64', 'hop');
  }

  /** Makes one in memory, anew. */
  async renew(table: TraceTable, columns: string): Promise<void> {
    await this.server.run(`DROP TABLE IF EXISTS ${this.name(table)}`);
    await this.server.run(`CREATE TABLE ${this.name(table)} (${columns}) ENGINE = Memory`);
  }

  /** A table of names, anew. */
  async fill(table: 'stops' | 'wanted', names: readonly string[]): Promise<void> {
    await this.renew(table, 'account String');
    if (names.length > 0)
      await this.server.insert(this.name(table), ['account'], linesOf(names.map((account) => [account])));
  }

  /** Takes a table that was made under another name; returns its own. */
  async adopt(table: TraceTable, other: TraceTables): Promise<string> {
    await this.server.run(`DROP TABLE IF EXISTS ${this.name(table)}`);
    await this.server.run(`RENAME TABLE ${other.name(table)} TO ${this.name(table)}`);
    return this.name(table);
  }

  /** Drops what a hop that broke off left behind. */
  async clear(hop: number): Promise<void> {
    for (const table of ['reached', 'crowded'] as const)
      if ((await countOf(this.server, `FROM ${this.name(table)} WHERE hop = ${hop}`)) > 0)
        await this.server.run(`ALTER TABLE ${this.name(table)} DROP PARTITION ${hop}`);
  }

  /** A client that went away may have left a hop of this trace running. */
  async stopOthers(): Promise<void> {
    const left = await this.server.rows(
      `SELECT query_id AS query FROM system.processes WHERE startsWith(query, 'INSERT INTO tierline_trace_${this.trace}_')`,
    );
    if (left.length === 0) return;
    const ids = listed(left.map((row) => String(row['query'])));
    await this.server.run(`KILL QUERY WHERE query_id IN (${ids}) SYNC`);
  }

  async drop(): Promise<void> {
    for (const table of TABLES) await this.server.tidy(`DROP TABLE IF EXISTS ${this.name(table)}`);
  }
}

import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ClickHouseClient, createClient } from '@clickhouse/client';
import { type ClickHouseAddress, tellStore } from '../address.js';
import { failureOf, type Shard, StoreFailure } from './failure.js';
import type { Lines } from './lines.js';
import { Queries } from './queries.js';

export type ClusterRow = Readonly<Record<string, string | number>>;

/** What the statements need of a server: the one over HTTP, or an engine in process in tests. */
export interface Server {
  /** As people are told of it, without credentials. */
  readonly name: string;
  readonly cluster: string | null;
  readonly shards: readonly Shard[];
  /** All rows of a question. */
  rows(sql: string): Promise<ClusterRow[]>;
  /** Rows of a question one by one, no faster than they are taken; an answer is whole or an error. */
  stream(sql: string): AsyncGenerator<ClusterRow>;
  run(sql: string): Promise<void>;
  /** Runs on every node. */
  define(sql: string): Promise<void>;
  /** Adds rows, their cells in the order of the columns. */
  insert(table: string, columns: readonly string[], lines: Lines): Promise<void>;
  /** Puts away what a job leaves behind; also after its queries were ended. */
  tidy(sql: string): Promise<void>;
  /** Rows that are counted after the queries were ended; `from` is what follows SELECT count(). */
  left(from: string): Promise<number>;
  /** Ends the queries under way on all nodes and lets no further one begin; says whether none is left. */
  stop(): Promise<boolean>;
  close(): Promise<void>;
}

/** What would cut an answer short in silence if a node were set up so; asked for in every query and looked up once. */
const WHOLE: Readonly<Record<string, string>> = {
  skip_unavailable_shards: '0',
  max_parallel_replicas: '1',
  distributed_group_by_no_merge: '0',
  read_overflow_mode: 'throw',
  group_by_overflow_mode: 'throw',
  sort_overflow_mode: 'throw',
  result_overflow_mode: 'throw',
  timeout_overflow_mode: 'throw',
  set_overflow_mode: 'throw',
  join_overflow_mode: 'throw',
  transfer_overflow_mode: 'throw',
  distinct_overflow_mode: 'throw',
  // What a hop did not reach before is told by a zero, not by a missing value.
  join_use_nulls: '0',
};

/** Settings of every query. Answers are kept back until they are whole: errors then have a status of their own. */
const SETTINGS: Readonly<Record<string, string>> = {
  ...WHOLE,
  insert_distributed_sync: '1',
  output_format_json_quote_64bit_integers: '1',
  max_query_size: `${2 ** 24}`,
  wait_end_of_query: '1',
  buffer_size: `${2 ** 20}`,
  max_bytes_before_external_sort: `${2 ** 29}`,
  max_bytes_before_external_group_by: `${2 ** 29}`,
  http_send_timeout: '3600',
  // The 50 milliseconds that 18.16 gives a connection are too few for a busy node, which is not one that is down.
  connect_timeout_with_failover_ms: '5000',
};

/** Milliseconds between two tries. */
const PAUSE = 500;

export async function openServer(address: ClickHouseAddress): Promise<Server> {
  const server = new HttpServer(address);
  try {
    await server.check();
    return server;
  } catch (error) {
    await server.close();
    throw error;
  }
}

class HttpServer implements Server {
  readonly name: string;
  readonly cluster: string | null;
  shards: readonly Shard[] = [];
  private readonly client: ClickHouseClient;
  private readonly queries = new Queries();

  constructor(private readonly address: ClickHouseAddress) {
    this.name = tellStore(address);
    this.cluster = address.cluster;
    this.client = this.clientOf(address.url);
  }

  /** @throws {StoreFailure} where the node would answer with a part, or knows no such cluster. */
  async check(): Promise<void> {
    const names = Object.keys(WHOLE);
    const found = await this.rows(
      `SELECT name, value FROM system.settings WHERE name IN (${names.map(quoted).join(', ')})`,
    );
    for (const { name, value } of found)
      if (String(value) !== WHOLE[name as string])
        throw new StoreFailure(
          `${this.name}: ${name} is ${value} and cannot be changed, so that answers could lack a part unseen; set it to ${WHOLE[name as string]}`,
          false,
          null,
        );
    if (this.cluster === null) return;
    const rows = await this.rows(
      `SELECT toUInt32(shard_num) AS shard, host_name AS host, toUInt32(port) AS port FROM system.clusters WHERE cluster = ${quoted(this.cluster)} ORDER BY shard, replica_num`,
    );
    if (rows.length === 0)
      throw new StoreFailure(
        `${this.name}: no cluster "${this.cluster}" is known there; name one of system.clusters with cluster=`,
        false,
        null,
      );
    const numbers = [...new Set(rows.map(({ shard }) => Number(shard)))];
    this.shards = numbers.map((number) => ({
      number,
      hosts: rows.filter(({ shard }) => Number(shard) === number).map(({ host, port }) => `${host}:${port}`),
    }));
  }

  rows(sql: string): Promise<ClusterRow[]> {
    return this.again(async (query_id) => {
      const answer = await this.client.query({ query: sql, query_id, format: 'JSONEachRow' });
      return await answer.json<ClusterRow>();
    });
  }

  async *stream(sql: string): AsyncGenerator<ClusterRow> {
    const answer = await this.again((query_id) =>
      this.client.query({ query: sql, query_id, format: 'JSONEachRow' }),
    );
    try {
      for await (const rows of answer.stream<ClusterRow>()) {
        if (this.queries.ended) throw new Error('the query was stopped');
        for (const row of rows) yield row.json();
      }
    } catch (error) {
      throw failureOf(error, this.name, this.shards);
    } finally {
      answer.close();
    }
  }

  async run(sql: string): Promise<void> {
    await this.told((query_id) => this.client.command({ query: sql, query_id }));
  }

  async tidy(sql: string): Promise<void> {
    try {
      await this.client.command({ query: sql });
    } catch (error) {
      throw failureOf(error, this.name, this.shards);
    }
  }

  async left(from: string): Promise<number> {
    const answer = await this.client.query({ query: `SELECT count() AS n ${from}`, format: 'JSONEachRow' });
    return Number((await answer.json<ClusterRow>())[0]?.['n']);
  }

  stop(): Promise<boolean> {
    return this.queries.stop(this);
  }

  async define(sql: string): Promise<void> {
    if (this.address.nodes.length === 0) return this.run(sql);
    for (const url of this.address.nodes) {
      const client = this.clientOf(url);
      try {
        await client.command({ query: sql });
      } catch (error) {
        throw failureOf(error, this.name.replace(/@[^/]+/, `@${new URL(url).host}`), this.shards);
      } finally {
        await client.close();
      }
    }
  }

  async insert(table: string, columns: readonly string[], lines: Lines): Promise<void> {
    if (lines.rows === 0) return;
    await this.told((query_id) =>
      this.client.insert({
        table,
        query_id,
        columns: columns.map((name) => `"${name}"`) as [string, ...string[]],
        values: Readable.from(lines.pieces(), { objectMode: false }),
        format: 'TabSeparated',
      }),
    );
  }

  async close(): Promise<void> {
    await this.client.close();
  }

  private async told<T>(work: (id: string) => Promise<T>): Promise<T> {
    try {
      return await this.queries.ask(work);
    } catch (error) {
      throw failureOf(error, this.name, this.shards);
    }
  }

  /** Questions only: what writes is asked again by those who know what was written. */
  private async again<T>(ask: (id: string) => Promise<T>): Promise<T> {
    const end = performance.now() + this.address.patience * 1000;
    for (;;) {
      try {
        return await this.told(ask);
      } catch (error) {
        if (this.queries.ended || !(error as StoreFailure).unreachable || performance.now() > end)
          throw error;
        await sleep(PAUSE);
      }
    }
  }

  private clientOf(url: string): ClickHouseClient {
    const { user, password, database, seconds } = this.address;
    return createClient({
      url,
      username: user,
      password,
      database,
      application: 'tierline',
      request_timeout: 3_600_000,
      // Questions and answers may be large; the tables are not.
      max_open_connections: 4,
      keep_alive: { enabled: false },
      log: { level: 127 },
      clickhouse_settings: { ...SETTINGS, ...(seconds > 0 && { max_execution_time: seconds }) },
    });
  }
}

/** A text as ClickHouse reads it. */
export const quoted = (text: string): string =>
  `'${text.replace(/[\\']/g, '\\$&').replace(/\n/g, '\\n').replaceAll('\0', '\\0')}'`;

import type { Document } from '../../types.js';
import type { ClickHouseAddress } from '../address.js';
import type {
  Engine,
  HeavyTable,
  Load,
  RowBatch,
  ScanQuestion,
  Shards,
  StoredDocument,
  StoredTransfer,
} from '../engine.js';
import { batchOfDocuments, batchOfTransfers } from './add.js';
import { Lease, leaseOfLoads, settled } from './lease.js';
import { linesOf } from './lines.js';
import { scanDocuments } from './scan.js';
import { openServer, quoted, type Server } from './server.js';
import { all, checkTables, createTables } from './tables.js';

export async function openClickHouse(address: ClickHouseAddress): Promise<ClickHouseEngine> {
  return new ClickHouseEngine(await openServer(address), address.database, address.nodes.length === 0);
}

/** A node, or a cluster asked through one of its nodes. */
export class ClickHouseEngine implements Engine {
  private lease: Lease | undefined;
  private readonly ends: (() => Promise<void>)[] = [];

  constructor(
    readonly server: Server,
    private readonly database: string,
    /** Whether the cluster hands definitions on to its nodes itself. */
    private readonly byCluster: boolean,
  ) {}

  /** The same for one question, which holds what others must not have meanwhile. */
  forQuestion(): ClickHouseEngine {
    return new ClickHouseEngine(this.server, this.database, this.byCluster);
  }

  /** Keeps what gives back something that a question holds. */
  atEnd(work: () => Promise<void>): void {
    this.ends.push(work);
  }

  /** Gives back all that the question holds. */
  async end(): Promise<void> {
    // A store that is away is told by what failed before.
    for (const work of this.ends.splice(0)) await work().catch(() => {});
  }

  get name(): string {
    return this.server.name;
  }

  async prepare(): Promise<void> {
    await createTables(this.server, this.database, this.byCluster);
    await this.check();
  }

  /** Whether every node is there and has the tables of this release. */
  async check(): Promise<void> {
    await checkTables(this.server, this.database);
  }

  async loads(table: HeavyTable): Promise<Load[]> {
    const rows = await this.server.rows(
      `SELECT digest, argMax(name, version) AS named, argMax(ordinal, version) AS place, argMax(state, version) AS stands,
         argMax(rows, version) AS taken, argMax(remarks, version) AS remarked
       FROM ${all(this.server, 'loads')} WHERE heavy = ${quoted(table)} GROUP BY digest ORDER BY place`,
    );
    return rows.map((row) => ({
      table,
      digest: String(row['digest']),
      name: String(row['named']),
      ordinal: Number(row['place']),
      state: row['stands'] as Load['state'],
      rows: Number(row['taken']),
      remarks: String(row['remarked']),
    }));
  }

  async record({ table, digest, name, ordinal, state, rows, remarks }: Load): Promise<void> {
    // A load only grows, and is done last.
    const version = rows * 2 + (state === 'done' ? 1 : 0);
    await this.server.insert(
      all(this.server, 'loads'),
      ['heavy', 'digest', 'name', 'ordinal', 'state', 'rows', 'remarks', 'version'],
      linesOf([[table, digest, name, ordinal, state, rows, remarks, version]]),
    );
  }

  async reserve(table: HeavyTable): Promise<() => Promise<void>> {
    const lease = await Lease.take(this.server, leaseOfLoads(this.server, table));
    try {
      await settled(this.server, table);
    } catch (error) {
      await lease.release().catch(() => {});
      throw error;
    }
    this.lease = lease;
    return () => lease.release();
  }

  documents(): RowBatch<StoredDocument> {
    return batchOfDocuments(this.server, () => this.lease?.hold());
  }

  transfers(): RowBatch<StoredTransfer> {
    return batchOfTransfers(this.server, () => this.lease?.hold());
  }

  scan(question: ScanQuestion): AsyncGenerator<Document> {
    return scanDocuments(this.server, question);
  }

  async countDocuments(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.server.rows(
      `SELECT language, count() AS n FROM (SELECT language, content FROM ${all(this.server, 'documents')} GROUP BY language, content)
       GROUP BY language ORDER BY language`,
    );
    return new Map(rows.map((row) => [String(row['language']), Number(row['n'])]));
  }

  async shards(): Promise<Shards> {
    if (this.server.cluster === null) return { answered: 1, expected: 1 };
    const [row] = await this.server.rows(
      `SELECT toUInt32(count()) AS n FROM cluster(${this.server.cluster}, system.one)`,
    );
    return { answered: Number(row?.['n']), expected: this.server.shards.length };
  }

  stop(): Promise<boolean> {
    return this.server.stop();
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

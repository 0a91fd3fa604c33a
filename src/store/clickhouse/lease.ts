import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../../error.js';
import type { HeavyTable } from '../engine.js';
import { countOf } from './rows.js';
import { quoted, type Server } from './server.js';
import { all } from './tables.js';

/** Seconds for which a client that says nothing more is taken to be alive. */
const SECONDS = 60;
const MILLISECONDS = SECONDS * 1000;

/**
 * What a client that loads a table says of itself among the loads: as long as it is fresh no other one begins. Each says it first and looks
 * for others then, so that of two that begin at one time at least one finds the other, and none adds what the other adds.
 */
export class Lease {
  private readonly client = `${machine()} ${process.pid} ${randomBytes(4).toString('hex')}`;
  private version = 0;
  private end = 0;
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly server: Server,
    private readonly table: HeavyTable,
  ) {}

  /** @throws {UsageError} where another client loads the table. */
  static async take(server: Server, table: HeavyTable): Promise<Lease> {
    const lease = new Lease(server, table);
    await lease.say('held');
    const [other] = await lease.others();
    if (other) {
      await lease.say('free');
      throw new UsageError(
        `${server.name}: another client (${other.name}) loads ${table}, and two at one time could add the same rows; run this again when it is done, or ${other.left} seconds after it was stopped`,
      );
    }
    await lease.settled();
    lease.timer = setInterval(() => lease.say('held').catch(() => {}), MILLISECONDS / 4).unref();
    return lease;
  }

  /** @throws {UsageError} where others may have taken this client to be gone. */
  hold(): void {
    if (performance.now() > this.end)
      throw new UsageError(
        `${this.server.name}: this client was away for ${SECONDS} seconds, so that another may load ${this.table}; what was loaded stays, run the same again`,
      );
  }

  async release(): Promise<void> {
    clearInterval(this.timer);
    await this.say('free');
  }

  private async say(state: 'held' | 'free'): Promise<void> {
    const before = performance.now();
    const { server, table, client } = this;
    this.version++;
    const said = `INSERT INTO ${all(server, 'loads')} (heavy, digest, name, ordinal, state, rows, remarks, version)
      SELECT ${quoted(`lease of ${table}`)}, ${quoted(client)}, ${quoted(`process ${process.pid} on ${hostname()}`)}, 0, '${state}',
        toUInt64(toUInt32(now())) + ${SECONDS}, '', ${this.version}`;
    await (state === 'free' ? server.tidy(said) : server.run(said));
    this.end = before + MILLISECONDS;
  }

  /** Clients that said within the time that they load. */
  private async others(): Promise<{ name: string; left: number }[]> {
    const { server, table, client } = this;
    const rows = await server.rows(
      `SELECT digest, argMax(name, version) AS named, argMax(state, version) AS stands,
         toInt64(argMax(rows, version)) - toInt64(toUInt32(now())) AS remaining
       FROM ${all(server, 'loads')} WHERE heavy = ${quoted(`lease of ${table}`)} AND digest <> ${quoted(client)}
       GROUP BY digest HAVING stands = 'held' AND remaining > 0 ORDER BY remaining DESC`,
    );
    return rows
      .filter((row) => !isGone(String(row['digest'])))
      .map((row) => ({ name: String(row['named']), left: Number(row['remaining']) }));
  }

  /** Resolves once what a client that is gone sent is added, or is not. */
  private async settled(): Promise<void> {
    const { server, table } = this;
    for (let tries = 0; tries < SECONDS * 2; tries++) {
      const inserts = `FROM system.processes WHERE startsWith(query, 'INSERT INTO ${all(server, table)} ')`;
      if ((await countOf(server, inserts)) === 0) return;
      await sleep(500);
    }
    throw new UsageError(
      `${server.name}: rows of a client that is gone are still being added to ${table}; run the same again later`,
    );
  }
}

/** This machine since it was started, and the numbers of processes that are seen from here; another text each time where neither can be told. */
function machine(): string {
  try {
    const parts = [
      readFileSync('/proc/sys/kernel/random/boot_id', 'utf8'),
      readlinkSync('/proc/self/ns/pid'),
    ];
    return createHash('sha256').update(parts.join()).digest('hex').slice(0, 16);
  } catch {
    return randomBytes(8).toString('hex');
  }
}

/** Whether a client ran on this machine and runs no more, as after a kill. */
function isGone(client: string): boolean {
  const [where, pid] = client.split(' ');
  if (where !== machine()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

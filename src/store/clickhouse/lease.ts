import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { UsageError } from '../../error.js';
import type { HeavyTable } from '../engine.js';
import { countOf } from './rows.js';
import { quoted, type Server } from './server.js';
import { all, local } from './tables.js';

/** Seconds for which a client that says nothing more is taken to be alive. */
const SECONDS = 60;
const MILLISECONDS = SECONDS * 1000;

/** What one client alone may do at a time. */
export interface Leased {
  readonly name: string;
  /** Table in which clients say that they do it. */
  readonly said: string;
  /** What another does, and why not two. */
  readonly does: string;
  readonly because: string;
  /** What is done by a client that was away too long. */
  readonly kept: string;
}

export const leaseOfLoads = (server: Server, table: HeavyTable): Leased => ({
  name: `lease of ${table}`,
  said: all(server, 'loads'),
  does: `loads ${table}`,
  because: 'two at one time could add the same rows',
  kept: 'what was loaded stays',
});

/** The tables of a trace are on the node that is asked, and so is what is said of them. */
export const leaseOfTrace = (trace: string): Leased => ({
  name: `lease of trace ${trace}`,
  said: local('loads'),
  does: 'follows the same question',
  because: 'two at one time would write into the same tables',
  kept: 'hops that are done stay',
});

/** Leases that this process has not given back. */
const mine = new Set<string>();

/**
 * What a client that loads a table, or follows a question, says of itself among the loads: as long as it is fresh no other one begins. Each
 * says it first and looks for others then, so that of two that begin at one time at least one finds the other, and none adds what the other
 * adds.
 */
export class Lease {
  private readonly client = `${machine()} ${process.pid} ${randomBytes(4).toString('hex')}`;
  private version = 0;
  private since = clocks();
  private lost = false;
  private timer: NodeJS.Timeout | undefined;

  private constructor(
    private readonly server: Server,
    private readonly leased: Leased,
  ) {}

  /** @throws {UsageError} where another client has it. */
  static async take(server: Server, leased: Leased): Promise<Lease> {
    const lease = new Lease(server, leased);
    mine.add(lease.client);
    try {
      await lease.say('held');
      const [other] = await lease.others();
      if (other)
        throw new UsageError(
          `${server.name}: another client (${other.name}) ${leased.does}, and ${leased.because}; run this again when it is done, or ${other.left} seconds after it was stopped`,
        );
    } catch (error) {
      await lease.release().catch(() => {});
      throw error;
    }
    lease.timer = setInterval(() => lease.renew(), MILLISECONDS / 4).unref();
    return lease;
  }

  /** @throws {UsageError} where others may have taken this client to be gone; it stays lost then. */
  hold(): void {
    if (this.stands()) return;
    throw new UsageError(
      `${this.server.name}: this client was away for ${SECONDS} seconds, so that another ${this.leased.does.replace(/^(\w+)s /, 'may $1 ')} by now; ${this.leased.kept}, run the same again`,
    );
  }

  private stands(): boolean {
    const now = clocks();
    // The first clock does not go on while the machine sleeps, the second may be set back.
    this.lost ||= now.some((time, i) => time - (this.since[i] as number) > MILLISECONDS);
    return !this.lost;
  }

  private renew(): void {
    if (this.stands()) this.say('held').catch(() => {});
    else clearInterval(this.timer);
  }

  async release(): Promise<void> {
    clearInterval(this.timer);
    mine.delete(this.client);
    await this.say('free');
  }

  private async say(state: 'held' | 'free'): Promise<void> {
    const before = clocks();
    const { server, leased, client } = this;
    this.version++;
    const said = `INSERT INTO ${leased.said} (heavy, digest, name, ordinal, state, rows, remarks, version)
      SELECT ${quoted(leased.name)}, ${quoted(client)}, ${quoted(`process ${process.pid} on ${hostname()}`)}, 0, '${state}',
        toUInt64(toUInt32(now())) + ${SECONDS}, '', ${this.version}`;
    await (state === 'free' ? server.tidy(said) : server.run(said));
    this.since = before;
  }

  /** Clients that said within the time that they load. */
  private async others(): Promise<{ name: string; left: number }[]> {
    const { server, leased, client } = this;
    const rows = await server.rows(
      `SELECT digest, argMax(name, version) AS named, argMax(state, version) AS stands,
         toInt64(argMax(rows, version)) - toInt64(toUInt32(now())) AS remaining
       FROM ${leased.said} WHERE heavy = ${quoted(leased.name)} AND digest <> ${quoted(client)}
       GROUP BY digest HAVING stands = 'held' AND remaining > 0 ORDER BY remaining DESC`,
    );
    return rows
      .filter((row) => !isGone(String(row['digest'])))
      .map((row) => ({ name: String(row['named']), left: Number(row['remaining']) }));
  }
}

/** Resolves once what a client that is gone sent to a table is added on every node, or is not. */
export async function settled(server: Server, table: HeavyTable): Promise<void> {
  const processes =
    server.cluster === null ? 'system.processes' : `cluster(${server.cluster}, system.processes)`;
  const adds = `^INSERT INTO ([^ ]+[.])?\`?tierline_${table}(_local)?\`? `;
  for (let tries = 0; tries < SECONDS * 2; tries++) {
    if ((await countOf(server, `FROM ${processes} WHERE match(query, '${adds}')`)) === 0) return;
    await sleep(500);
  }
  throw new UsageError(
    `${server.name}: rows of a client that is gone are still being added to ${table}; run the same again later`,
  );
}

/** Milliseconds by the clock that only goes on, and by that of the day. */
const clocks = (): readonly number[] => [performance.now(), Date.now()];

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

/** Whether a client ran on this machine and runs no more, as after a kill, or has given its lease back where the store was not told. */
function isGone(client: string): boolean {
  const [where, pid] = client.split(' ');
  if (where !== machine()) return false;
  if (Number(pid) === process.pid) return !mine.has(client);
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

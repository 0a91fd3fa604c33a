import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Server } from './server.js';

/** Milliseconds between two looks at what still runs, and how often it is looked. */
const PAUSE = 100;
const LOOKS = 100;

/** The queries of one client, by ids of its own, so that those under way can be found on the nodes and ended there. */
export class Queries {
  private readonly client = `tierline-${process.pid}-${randomBytes(6).toString('hex')}-`;
  private count = 0;
  /** Once they are ended no further one is asked. */
  ended = false;
  private end: () => void = () => {};
  private readonly late: Promise<never>;

  constructor() {
    this.late = new Promise((_, reject) => {
      this.end = () => reject(new Error('the query was stopped'));
    });
    // Where no query is under way nobody need be told.
    this.late.catch(() => {});
  }

  /** Asks one; a query whose end was not seen when all were ended is not waited for any longer. */
  async ask<T>(work: (id: string) => Promise<T>): Promise<T> {
    if (this.ended) throw new Error('the query was stopped');
    return Promise.race([work(`${this.client}${this.count++}`), this.late]);
  }

  /**
   * Ends those under way on the node that is asked, which ends their parts on others, and says whether none is left on any node. One that was
   * sent a moment ago may begin only now, so that twice none must be found.
   */
  async stop(server: Server): Promise<boolean> {
    this.ended = true;
    const own = (column: string) => `startsWith(${column}, '${this.client}')`;
    const everywhere =
      server.cluster === null ? 'system.processes' : `cluster(${server.cluster}, system.processes)`;
    try {
      for (let looks = 0, none = 0; looks < LOOKS; looks++, await sleep(PAUSE)) {
        await server.tidy(`KILL QUERY WHERE ${own('query_id')} ASYNC`);
        none =
          (await server.left(`FROM ${everywhere} WHERE ${own('initial_query_id')}`)) === 0 ? none + 1 : 0;
        if (none === 2) return true;
      }
      return false;
    } catch {
      // A node that is away cannot be asked; that is what is told.
      return false;
    } finally {
      this.end();
    }
  }
}

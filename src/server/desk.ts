import type { OpenedBuild, Store } from '../index.js';
import { Failure } from './failure.js';

/** Queries that may wait for the one that runs; more are refused. */
const WAITING = 8;

/**
 * The tables once more, in a store of their own for what users write: a query that runs away holds up the next such query, for seconds,
 * and nobody else. One thread and bounded memory, and never a file.
 */
export class Desk {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  private constructor(private readonly store: Store) {}

  /** Reads the tables at once, since another build may take the place of the folder. */
  static async open(build: Pick<OpenedBuild, 'openStore'>): Promise<Desk> {
    const store = await build.openStore({ locked: false });
    try {
      await store.run('SET threads = 1');
      await store.run("SET memory_limit = '512MB'");
      await store.run("SET temp_directory = ''");
      await store.lock();
    } catch (error) {
      store.close();
      throw error;
    }
    return new Desk(store);
  }

  /** Takes turns at the store. @throws {Failure} when too many wait. */
  async use<T>(work: (store: Store) => Promise<T>): Promise<T> {
    if (this.waiting >= WAITING)
      throw new Failure('too_many', 'too many queries wait already', 'ask again in a few seconds');
    this.waiting++;
    const turn = this.last.then(() => work(this.store));
    this.last = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      this.waiting--;
    }
  }

  /** Stops the query that runs and those that wait. */
  async close(): Promise<void> {
    // An interrupt finds only a query that has begun.
    const stop = setInterval(() => this.store.interrupt(), 20);
    await this.last;
    clearInterval(stop);
    this.store.close();
  }
}

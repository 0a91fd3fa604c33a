import type { OpenedBuild, Store } from '../index.js';
import { Failure } from './failure.js';

/** Queries that may wait for the one that runs; more are refused. */
const WAITING = 8;

/**
 * The tables once more, in a store of their own for what users write: a query that runs away holds up the next such query, for seconds,
 * and nobody else. One thread and bounded memory, and never a file.
 */
export class Desk {
  private store: Promise<Store> | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  constructor(private readonly build: OpenedBuild) {}

  /** Takes turns at the store. @throws {Failure} when too many wait. */
  async use<T>(work: (store: Store) => Promise<T>): Promise<T> {
    if (this.waiting >= WAITING)
      throw new Failure('too_many', 'too many queries wait already', 'ask again in a few seconds');
    this.waiting++;
    const turn = this.last.then(async () => {
      this.store ??= openDesk(this.build);
      return work(await this.store);
    });
    this.last = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      this.waiting--;
    }
  }

  async close(): Promise<void> {
    const store = await this.store;
    store?.interrupt();
    await this.last;
    store?.close();
  }
}

async function openDesk(build: OpenedBuild): Promise<Store> {
  const store = await build.openStore({ locked: false });
  await store.run('SET threads = 1');
  await store.run("SET memory_limit = '512MB'");
  await store.run("SET temp_directory = ''");
  await store.lock();
  return store;
}

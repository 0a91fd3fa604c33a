import { UsageError } from '../error.js';
import type { Store, StoreRow } from './store.js';

/** A query that was stopped, since it took too long. */
export class SlowQuery extends UsageError {}

/**
 * Runs one SELECT of a user against a locked store.
 * @throws {SlowQuery} when it takes too long; {UsageError} with the engine's message.
 */
export async function runQuery(
  store: Store,
  sql: string,
  { limit = 1000, seconds = 30 }: { limit?: number; seconds?: number } = {},
): Promise<{ columns: string[]; rows: StoreRow[]; complete: boolean }> {
  let stopped = false;
  // Again and again: an interrupt before the query has begun finds nothing to stop.
  const timer = setInterval(() => {
    stopped = true;
    store.interrupt();
  }, seconds * 1000);
  try {
    const { columns, rows } = await store.select(sql, limit + 1);
    return { columns, rows: rows.slice(0, limit), complete: rows.length <= limit };
  } catch (error) {
    if (stopped) throw new SlowQuery(`the query took longer than ${seconds} s and was stopped`);
    throw new UsageError(`the query fails: ${(error as Error).message}`);
  } finally {
    clearInterval(timer);
  }
}

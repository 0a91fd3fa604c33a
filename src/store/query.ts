import { UsageError } from '../error.js';
import type { Store, StoreRow } from './store.js';

/**
 * Runs one SELECT of a user against a locked store.
 * @throws {UsageError} with the engine's message, or when it takes too long.
 */
export async function runQuery(
  store: Store,
  sql: string,
  { limit = 1000, seconds = 30 }: { limit?: number; seconds?: number } = {},
): Promise<{ columns: string[]; rows: StoreRow[]; complete: boolean }> {
  let stopped = false;
  const timer = setTimeout(() => {
    stopped = true;
    store.interrupt();
  }, seconds * 1000);
  try {
    const { columns, rows } = await store.select(sql, limit + 1);
    return { columns, rows: rows.slice(0, limit), complete: rows.length <= limit };
  } catch (error) {
    throw new UsageError(
      stopped
        ? `the query took longer than ${seconds} s and was stopped`
        : `the query fails: ${(error as Error).message}`,
    );
  } finally {
    clearTimeout(timer);
  }
}

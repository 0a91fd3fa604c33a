import { UsageError } from '../index.js';
import type { Context } from './context.js';
import { Failure } from './failure.js';

/** What a look-up of an id gives. @throws {Failure} where nothing, or more than one thing, has that name. */
export async function named<T>(look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new Failure('unknown_id', error.wrong, error.hint);
  }
}

/** Ids of tiers, gaps, revenue, tests and claims: what a reader asks the origin of. */
export async function resultIds({ store }: Context): Promise<string[]> {
  const rows = await store.query(
    "SELECT id FROM nodes WHERE stage IN ('tier', 'gap', 'revenue', 'hypothesis', 'claim') ORDER BY id",
  );
  return rows.map(({ id }) => String(id));
}

import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Store } from './store.js';

/** Writes every table of a store to `<name>.parquet`, rows in the order they were loaded. */
export async function saveTables(store: Store, directory: string): Promise<void> {
  await mkdir(directory, { recursive: true });
  for (const name of await tableNames(store))
    await store.run(`COPY "${name}" TO ${quote(join(directory, `${name}.parquet`))} (FORMAT parquet)`);
}

/** A store with the tables that {@link saveTables} wrote; locked unless it must write files itself. */
export async function openTables(directory: string, { locked = true } = {}): Promise<Store> {
  const store = await Store.open();
  const files = (await readdir(directory)).filter((file) => file.endsWith('.parquet')).sort();
  for (const file of files)
    await store.run(
      `CREATE TABLE "${file.slice(0, -'.parquet'.length)}" AS FROM ${quote(join(directory, file))}`,
    );
  if (locked) await store.lock();
  return store;
}

export async function tableNames(store: Store): Promise<string[]> {
  const rows = await store.query(
    "SELECT table_name AS name FROM information_schema.tables WHERE table_type = 'BASE TABLE' ORDER BY name",
  );
  return rows.map(({ name }) => String(name));
}

/** A path as an SQL string literal. */
export const quote = (text: string) => `'${text.replaceAll("'", "''")}'`;

/**
 * Why something cannot be written, in short; undefined where it was another thing that failed. DuckDB's client has no kinds of errors, so that
 * its first words must tell them.
 */
export function writeFailure(error: unknown): string | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  return code ?? (message.startsWith('IO Error:') ? message.split('\n')[0] : undefined);
}

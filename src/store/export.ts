import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { UsageError } from '../error.js';
import type { Store } from './store.js';
import { quote, tableNames, writeFailure } from './tables.js';

export type ExportFormat = 'csv' | 'parquet';

/** What a data package says of itself. */
export interface Citation {
  readonly name: string;
  readonly title: string;
  readonly version: string;
  readonly licence: string;
  readonly citation: string;
  readonly asOf: string;
  readonly digest: string;
}

/**
 * Writes all tables with a Frictionless data package and a citation. Cells that a spreadsheet would run as a formula get
 * a leading apostrophe in CSV; Parquet keeps them as they are.
 * @throws {UsageError} if the directory cannot be made or written to its end, or holds something already.
 */
export async function exportTables(
  store: Store,
  directory: string,
  format: ExportFormat,
  citation: Citation,
): Promise<string[]> {
  await mkdir(directory, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(`${directory} cannot be made (${error.code}); choose a new directory`);
  });
  if ((await readdir(directory)).length > 0)
    throw new UsageError(`${directory} is not empty; choose a new directory`);
  return writeAll(store, directory, format, citation).catch((error: unknown) => {
    const reason = writeFailure(error);
    if (reason === undefined) throw error;
    throw new UsageError(
      `${directory} cannot be written (${reason}) and is not whole; remove it, free space or choose another one`,
    );
  });
}

async function writeAll(
  store: Store,
  directory: string,
  format: ExportFormat,
  citation: Citation,
): Promise<string[]> {
  const resources = [];
  for (const name of await tableNames(store)) {
    const path = `${name}.${format}`;
    const fields = await store.query(
      'SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_name = $name ORDER BY ordinal_position',
      { name },
    );
    if (format === 'parquet')
      await store.run(`COPY "${name}" TO ${quote(join(directory, path))} (FORMAT parquet)`);
    else
      await writeFile(
        join(directory, path),
        await toCsv(
          store,
          name,
          fields.map((field) => String(field['name'])),
        ),
      );
    const bytes = await readFile(join(directory, path));
    resources.push({
      name: name.replaceAll('_', '-'),
      path,
      format,
      bytes: bytes.length,
      hash: `sha256:${createHash('sha256').update(bytes).digest('hex')}`,
      schema: {
        fields: fields.map((field) => ({
          name: field['name'],
          type: FRICTIONLESS[String(field['type'])] ?? 'any',
        })),
      },
    });
  }
  const { name, title, version, licence, asOf, digest } = citation;
  const datapackage = {
    profile: 'data-package',
    name,
    title,
    version,
    licenses: [{ name: licence }],
    asOf,
    digest,
    citation: citation.citation,
    resources,
  };
  await writeFile(join(directory, 'datapackage.json'), `${JSON.stringify(datapackage, null, 2)}\n`);
  await writeFile(
    join(directory, 'CITATION.txt'),
    `${citation.citation}\nAs published by ${asOf}, build ${digest}.\n`,
  );
  return [...resources.map(({ path }) => path), 'datapackage.json', 'CITATION.txt'];
}

const FRICTIONLESS: Record<string, string> = {
  VARCHAR: 'string',
  INTEGER: 'integer',
  DOUBLE: 'number',
  DATE: 'date',
  'VARCHAR[]': 'string',
};

async function toCsv(store: Store, table: string, columns: readonly string[]): Promise<string> {
  const rows = await store.query(`FROM "${table}"`);
  const cells = rows.map((row) =>
    columns.map((column) =>
      Array.isArray(row[column]) ? (row[column] as string[]).join('; ') : row[column],
    ),
  );
  return stringify([columns, ...cells], { escape_formulas: true });
}
